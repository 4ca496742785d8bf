import { CLUSTER_ADDONS } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import { imageKeeper } from '../../image-keeper'
import type { ReadmeNotes, Step } from '../cloud'
import type { Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import { namePrefix } from '../names'
import { secretNames } from './containers'
import { behind, needsCertificate, zoneOf } from './fronts'
import { pullImages } from './identities'
import { unreachable } from './private-links'

/** What only a README for Azure says. */
export function azureNotes(plan: Plan): ReadmeNotes {
  return {
    credentials: 'a sign-in to Azure (`az login`) that may make resources and role assignments in the subscription',
    state:
      'Keep the state in a container of a storage account of its own, with versions, closed to keys and to the public. A lease on the state’s blob locks it.',
    before: before(plan),
    after: after(plan),
    later: later(plan),
    account: account(plan),
    otherEnvironments: otherEnvironments(plan),
    tearDown: tearDown(plan),
  }
}

function before(plan: Plan): Step[] {
  const zone = zoneOf(plan)
  const vault = entriesOf(plan, 'secret-store')[0]
  const registry = entriesOf(plan, 'container-registry')[0]
  const hardware = entriesOf(plan, 'encryption-key').find(({ resource }) => resource.hardware)
  const api = entriesOf(plan, 'api-gateway')[0]
  const steps: (Step | null)[] = [
    zone
      ? {
          says: 'Create the DNS zone and enter its name servers at your registrar (or as NS records in the parent zone). Certificates are issued only once the names resolve.',
          targets: [`azurerm_dns_zone.${zone.label}`],
          outputs: ['name_servers'],
        }
      : null,
    vault && (needsCertificate(plan) || needsSecrets(plan))
      ? {
          says: 'Create the vault and let yourself write into it.',
          targets: [`azurerm_key_vault.${vault.label}`],
          outputs: [`${vault.label}_vault`],
          run: [
            'az role assignment create --role "Key Vault Administrator" --assignee "$(az ad signed-in-user show --query id --output tsv)" --scope "$(az keyvault show --name "<vault>" --query id --output tsv)"',
          ],
        }
      : null,
    vault && needsSecrets(plan)
      ? {
          says: 'Write the application’s secrets, which Terraform leaves empty: one for each of `secret_names`. Services that read them do not start without.',
          run: ['az keyvault secret set --vault-name "<vault>" --name application --file secret.txt'],
        }
      : null,
    vault && needsCertificate(plan)
      ? {
          says: 'Import the certificate of `domain_name` and `*.domain_name` into the vault; its secret’s id without a version is `certificate_secret_id`.',
          run: ['az keyvault certificate import --vault-name "<vault>" --name app --file app.pfx'],
        }
      : null,
    hardware
      ? {
          says: 'Create the hardware module. The three key holders keep what it gives them; two of them can open it again. Give the person who applies the role Managed HSM Crypto User before going on.',
          targets: [`azurerm_key_vault_managed_hardware_security_module.${hardware.label}`],
        }
      : null,
    registry
      ? {
          says: 'Create the image registry and push an image for each service.',
          targets: [`azurerm_container_registry.${registry.label}`],
          outputs: [`${registry.label}_address`],
        }
      : null,
    vault && api && findEntries(plan, api.resource.target).some((target) => isKind(target, 'function'))
      ? {
          says: 'Create the vault and put a key of your own making into it: the API shows it to the function behind it, which hears nobody without.',
          targets: [`azurerm_key_vault.${vault.label}`],
          outputs: [`${vault.label}_vault`],
          run: [
            'az keyvault secret set --vault-name "<vault>" --name function-key --value "$(openssl rand -base64 32)"',
          ],
        }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

/** Container Apps fetch each secret when a revision is made. */
const needsSecrets = (plan: Plan) =>
  entriesOf(plan, 'container-service').some((entry) => secretNames(plan, entry) !== undefined)

/** An environment without a registry takes production's images, which its own identities have to be let in to. */
function otherEnvironments(plan: Plan): ReadmeNotes['otherEnvironments'] {
  const registry = entriesOf(plan, 'container-registry').find(({ condition }) => condition !== null)
  const keeper = imageKeeper(plan.designs)
  const other = plan.designs.find(({ environment }) => environment !== keeper?.environment)
  if (!registry || !keeper || !other) return { says: 'Give each environment a subscription of its own if you can.' }
  const pullers = plan.entries.flatMap((entry) => {
    if (entry.resource.kind === 'container-cluster')
      return [{ label: `${entry.label}_kubelet`, id: `${entry.id}-kubelet` }]
    return pullImages(plan, entry, entry.label).length > 0 ? [{ label: entry.label, id: entry.id }] : []
  })
  const [name, from] = [other, keeper].map(({ slug, environment }) => namePrefix(slug, environment))
  return {
    says: 'It pulls the images that were pushed for production, so its identities are let in there before the first apply:',
    before: [
      {
        says: 'Make the identities, and give each the role AcrPull on production’s registry.',
        targets: pullers.map(({ label }) => `azurerm_user_assigned_identity.${label}`),
        run: pullers.map(
          ({ id }) =>
            `az role assignment create --role AcrPull --assignee-principal-type ServicePrincipal --assignee-object-id "$(az identity show --resource-group ${name} --name ${name}-${id} --query principalId --output tsv)" --scope "$(az acr list --resource-group ${from} --query '[0].id' --output tsv)"`,
        ),
      },
    ],
  }
}

function after(plan: Plan): Step[] {
  const vault = entriesOf(plan, 'secret-store')[0]
  const databases = entriesOf(plan, 'relational-database').filter(({ resource }) => resource.class !== 'distributed')
  const engines = new Set(databases.map(({ resource }) => resource.engine))
  const programs = plan.entries.filter(({ resource: { kind } }) =>
    ['container-service', 'app-platform', 'function', 'batch-environment', 'machine-group'].includes(kind),
  )
  const users = programs
    .filter(({ id }) =>
      plan.connections.some(
        ({ from, to }) => from === id && findEntries(plan, to).some((entry) => isStore(entry.resource.kind)),
      ),
    )
    .map(({ id }) => id)
  const keyed = entriesOf(plan, 'api-gateway').some(({ resource }) =>
    findEntries(plan, resource.target).some((target) => isKind(target, 'function')),
  )
  const clusters = entriesOf(plan, 'container-cluster')
  const addons = CLUSTER_ADDONS.filter((addon) => clusters.some(({ resource }) => resource.addons.includes(addon)))
  const steps: (Step | null)[] = [
    vault && !needsSecrets(plan)
      ? {
          says: 'Write the application’s secrets, which Terraform leaves empty: one for each of `secret_names`.',
          run: ['az keyvault secret set --vault-name "<vault>" --name application --file secret.txt'],
        }
      : null,
    engines.has('postgresql') && users.length > 0
      ? {
          says: `Make a user of the database for each program, from within the network and as a member of the administrators’ group: ${users.map((id) => `\`select * from pgaadauth_create_principal('<name>-${id}', false, false);\``).join(', ')}, and grant it its tables.`,
        }
      : null,
    engines.has('sqlserver') && users.length > 0
      ? {
          says: `Make a user of the database for each program: ${users.map((id) => `\`create user [<name>-${id}] from external provider;\``).join(', ')}, and grant it its tables.`,
        }
      : null,
    engines.has('mysql')
      ? {
          says: 'Give the MySQL server an Entra ID administrator whose identity may read the directory, then make a user for each program; its first administrator’s password is for that once only.',
        }
      : null,
    vault && keyed
      ? {
          says: 'Tell the function behind the API the key that you made.',
          run: [
            'az functionapp keys set --name "<app>" --resource-group "<name>" --key-type functionKeys --key-name api --key-value "$(az keyvault secret show --vault-name "<vault>" --name function-key --query value --output tsv)"',
          ],
        }
      : null,
    entriesOf(plan, 'document-database').length > 0
      ? { says: 'Register each program’s identity as a user of the document database (Entra ID is switched on).' }
      : null,
    entriesOf(plan, 'data-warehouse').length > 0
      ? {
          says: 'Make a workspace on the Fabric capacity and the warehouse in it, and give the programs’ identities their role there. Pause the capacity between runs.',
        }
      : null,
    entriesOf(plan, 'file-system').length > 0
      ? {
          says: 'Schedule snapshots of the file shares, since Azure Backup takes no NFS shares.',
          run: ['az storage share-rm snapshot --storage-account "<account>" --name shared-files'],
        }
      : null,
    clusters.length > 0
      ? {
          says: 'Point kubectl at the cluster. The Service of your ingress takes the address in the output `nodes_ingress_address` on an internal load balancer; the application gateway sends there.',
          run: ['az aks get-credentials --name "<output cluster name>" --resource-group "<name>"'],
        }
      : null,
    addons.length > 0
      ? {
          says: `Install ${addons
            .filter((addon) => addon !== 'istio')
            .map((addon) => ADDON_NAMES[addon])
            .join(
              ', ',
            )} on the cluster from the makers’ Helm charts; the nodes have room for them.${addons.includes('istio') ? ' Istio is switched on as AKS’s own add-on.' : ''}`,
        }
      : null,
    plan.first.resources.some(({ kind }) => kind === 'network') &&
    entriesOf(plan, 'network').some(({ resource }) => resource.connectivity === 'peering') &&
    entriesOf(plan, 'network').length === 1
      ? { says: 'Add the peering back from the other network.' }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

const isStore = (kind: string) => kind === 'relational-database' || kind === 'connection-pooler'

function later(plan: Plan): string | null {
  const services = entriesOf(plan, 'container-service').filter(({ resource }) => resource.capacity === 'serverless')
  const coloured = services.some(({ resource }) => ['blue-green', 'canary'].includes(resource.deployment))
  const functions = entriesOf(plan, 'function')
  const notes = [
    services.length > 0 ? 'A new image tag in the values starts a revision of that service.' : null,
    coloured
      ? 'The pipeline moves the traffic from the old revision to the new one; Terraform leaves the shares alone.'
      : null,
    functions.length > 0 ? 'The code of a function is uploaded by the pipeline, and replaces what runs.' : null,
    entriesOf(plan, 'nat-gateway').some(({ bySize }) => bySize.some(({ sizes }) => Number(sizes?.gateways ?? 1) > 1))
      ? 'Should a zone fail whose NAT gateway is in use, set `way_out_zone` to another and apply.'
      : null,
  ].filter((note) => note !== null)
  return notes.length > 0 ? notes.join(' ') : null
}

function account(plan: Plan): string[] {
  const balancers = entriesOf(plan, 'load-balancer')
  const private_ = balancers.some(
    ({ resource }) => !resource.included && !resource.isPublic && resource.layer === 'application',
  )
  const poolers = entriesOf(plan, 'connection-pooler')
  const blocked = entriesOf(plan, 'network-endpoint')
    .filter(({ resource }) => resource.style === 'interface')
    .flatMap(unreachable)
  const notes = ['Group cost reports by the tags `Design`, `Environment` and `Component`; the budget reads `Design`.']
  if (entriesOf(plan, 'machine-group').length > 0)
    notes.push('Register the feature `EncryptionAtHost` of Microsoft.Compute: machines ask for it.')
  if (private_)
    notes.push(
      'Register the feature `EnableApplicationGatewayNetworkIsolation` of Microsoft.Network: the gateway has no public address.',
    )
  if (entriesOf(plan, 'threat-detection').length > 0)
    notes.push(
      'Defender’s plans hold for the whole subscription. If it has some already, `import` them before the first apply.',
    )
  if (entriesOf(plan, 'encryption-key').length > 0)
    notes.push('Vaults with keys can’t be purged; a deleted one keeps its name until its time is over.')
  if (blocked.length > 0)
    notes.push(
      `No private endpoint leads to ${[...new Set(blocked)].join(', ')} in the tiers of this design (Standard): programs reach Service Bus by a service endpoint of their subnet, and images are fetched by the platform. Premium tiers would have one, at a higher price.`,
    )
  if (
    poolers.some(({ resource }) =>
      findEntries(plan, resource.fronts).some(
        (entry) => isKind(entry, 'relational-database') && entry.resource.engine === 'mysql',
      ),
    )
  )
    notes.push(
      '`database-pool`: Azure has no pool for MySQL. Run ProxySQL beside your programs, or use the driver’s own pool.',
    )
  else if (
    poolers.some(
      ({ resource }) =>
        !findEntries(plan, resource.fronts).some(
          (entry) => isKind(entry, 'relational-database') && entry.resource.engine === 'postgresql',
        ),
    )
  )
    notes.push('`database-pool`: the pool is that of the database driver, inside the application.')
  const endpoints = entriesOf(plan, 'network-endpoint').filter(({ resource }) => resource.style === 'gateway')
  if (endpoints.length > 0)
    notes.push(
      `${endpoints.map(({ id }) => `\`${id}\``).join(', ')}: service endpoints are switches on the subnets and have no resource of their own.`,
    )
  const included = balancers.filter((balancer) => !['gateway', 'network'].includes(behind(plan, balancer).kind))
  if (included.length > 0)
    notes.push(
      `${[...new Set(included.map(({ id }) => `\`${id}\``))].join(', ')}: requests come in by the ingress that the platform brings along, also those over raw TCP, since a load balancer of Azure can’t lead to another one’s address. It has no resource of its own.`,
    )
  return notes
}

function tearDown(plan: Plan): string[] {
  return [
    'Production protects itself: databases and accounts with data carry a lock against deletion by hand, vaults can’t be purged, and a resource group that still holds something is not deleted. `destroy` takes the locks away first; what is left in a group (a backup, a snapshot) has to be looked at and removed by a person.',
    ...(entriesOf(plan, 'backup-vault').length > 0
      ? [
          'A backup vault is deleted only when it is empty: stop the protection, and wait for the 14 days of soft delete.',
        ]
      : []),
  ]
}
