import { inBlock, type Seed, testPolicies } from './seeds.fixture'

const IN = 'azurerm_network_security_rule.network_postgresql_in_from'
const OUT = 'azurerm_network_security_rule.network_containers_out'

const SEEDS: readonly Seed[] = [
  [
    'a port open to the internet that the design does not draw',
    inBlock(`${IN}_worker_to_database_5432`, /source_address_prefix( +)= .*/, 'source_address_prefix$1= "Internet"'),
    /^open: .*worker_to_database_5432 lets the internet into database on port 5432/m,
  ],
  [
    'a port that the design does not draw',
    inBlock(`${IN}_web_to_database_5432`, '"5432"', '"22"'),
    /^open: .*web_to_database_5432 lets .*web.* into database on port 22/m,
  ],
  [
    'a connection that is drawn and not open',
    inBlock(`${IN}_web_to_database_5432`, '"5432"', '"22"'),
    /^closed: nothing lets (?:web|worker) into database on port 5432/m,
  ],
  [
    'a whole range of ports',
    inBlock(`${OUT}_to_internet`, '"443"', '"1-65535"'),
    /^open: .*to_internet lets .* out to the internet on ports 1 to 65535/m,
  ],
  [
    'a subnet that refuses nothing',
    inBlock('azurerm_network_security_rule.network_postgresql_in_refuse', '"Deny"', '"Allow"'),
    /^public: .*network_postgresql refuses nothing \(inbound\)/m,
  ],
  [
    'a database with an address on the internet',
    inBlock(
      'azurerm_postgresql_flexible_server.database',
      /public_network_access_enabled( +)= false/,
      'public_network_access_enabled$1= true',
    ),
    /^public: .*azurerm_postgresql_flexible_server.database has an address on the internet/m,
  ],
  [
    'a store that may be opened',
    inBlock('azurerm_storage_account.files', /(allow_nested_items_to_be_public +)= false/, '$1= true'),
    /^public: .*azurerm_storage_account.files may be opened to everybody/m,
  ],
  [
    'a vault that the internet reaches',
    inBlock('azurerm_key_vault.secrets', '"Deny"', '"Allow"'),
    /^public: .*azurerm_key_vault.secrets answers the whole internet/m,
  ],
  [
    'a queue that opens to a key',
    inBlock('azurerm_servicebus_namespace.messages', /(local_auth_enabled +)= false/, '$1= true'),
    /^public: .*azurerm_servicebus_namespace.messages lets in whoever has its key/m,
  ],
  [
    'old TLS',
    inBlock('azurerm_servicebus_namespace.messages', '"1.2"', '"1.0"'),
    /^not encrypted: .*azurerm_servicebus_namespace.messages takes TLS below 1.2/m,
  ],
  [
    'a program that answers without TLS',
    inBlock('azurerm_container_app.web', /(allow_insecure_connections +)= false/, '$1= true'),
    /^not encrypted: .*azurerm_container_app.web.* answers without TLS/m,
  ],
  [
    'a database without backups',
    inBlock('azurerm_postgresql_flexible_server.database', /(backup_retention_days +)= .*/, '$1= 0'),
    /^not backed up: .*azurerm_postgresql_flexible_server.database keeps no backup/m,
  ],
  [
    'a store without old versions',
    inBlock('azurerm_storage_account.audit', /(versioning_enabled +)= true/, '$1= false'),
    /^not backed up: .*azurerm_storage_account.audit.* keeps no old versions/m,
  ],
  [
    'documents without backups',
    (text) => text.replace(/^( +)backup \{\n[\s\S]*?^\1\}\n/m, ''),
    /^not backed up: .*azurerm_cosmosdb_account.* keeps no backup/m,
  ],
  ['a program that owns things', (text) => text.replace('"AcrPull"', '"Owner"'), /^unlimited: .* gives Owner/m],
  [
    'a role on the whole subscription',
    (text) =>
      text.replace(
        /^(resource "azurerm_role_assignment" "worker_\w+" \{[\s\S]*?scope +)= .*/m,
        '$1= "/subscriptions/00000000-0000-0000-0000-000000000000"',
      ),
    /^unlimited: .* on the whole subscription/m,
  ],
  [
    'two rules of the same rank',
    inBlock(`${OUT}_to_internet`, /(priority +)= .*/, '$1= 100'),
    /^malformed: .* has a rank that is taken \(100\)/m,
  ],
  [
    'a part whose cost nobody can tell apart',
    inBlock('azurerm_storage_account.files', /Component = "files"/, 'Part = "files"'),
    /^no tags: .*azurerm_storage_account.files/m,
  ],
]

testPolicies('azure', SEEDS)
