import { inBlock, type Seed, testPolicies } from './seeds.fixture'

const SEEDS: readonly Seed[] = [
  [
    'a program let out to a port that the design does not draw',
    inBlock('google_compute_firewall.worker_to_database_5432', '"5432"', '"3306"'),
    /^open: .*worker_to_database_5432 lets worker out to the network on port 3306/m,
  ],
  [
    'a connection that is drawn and not open',
    inBlock('google_compute_firewall.worker_to_database_5432', '"5432"', '"3306"'),
    /^closed: nothing lets worker out to database on port 5432/m,
  ],
  [
    'a way out to everywhere',
    inBlock('google_compute_firewall.web_https_out', '"443"', '"1-65535"'),
    /^open: .*web_https_out lets web out to the internet on ports 1 to 65535/m,
  ],
  [
    'a network that refuses nothing on the way out',
    inBlock('google_compute_firewall.network_closed_out', /deny \{/, 'allow {'),
    /^public: .*google_compute_network.network does not refuse what no rule lets out/m,
  ],
  [
    'a network that the internet comes into',
    inBlock('google_compute_firewall.network_closed_in', /deny \{/, 'allow {'),
    /^public: .*google_compute_network.network does not refuse what no rule lets in/m,
  ],
  [
    'a database with an address on the internet',
    inBlock('google_sql_database_instance.database', /ipv4_enabled( +)= false/, 'ipv4_enabled$1= true'),
    /^public: .*google_sql_database_instance.database.* has an address on the internet/m,
  ],
  [
    'a database that answers without TLS',
    inBlock('google_sql_database_instance.database', '"ENCRYPTED_ONLY"', '"ALLOW_UNENCRYPTED_AND_ENCRYPTED"'),
    /^not encrypted: .*google_sql_database_instance.database.* takes connections without TLS/m,
  ],
  [
    'a database without backups',
    inBlock('google_sql_database_instance.database', /(backup_configuration \{[\s\S]*? enabled +)= .*/, '$1= false'),
    /^not backed up: .*google_sql_database_instance.database.* keeps no backup/m,
  ],
  [
    'documents that cannot be set back',
    (text) => text.replace('"POINT_IN_TIME_RECOVERY_ENABLED"', '"POINT_IN_TIME_RECOVERY_DISABLED"'),
    /^not backed up: .*google_firestore_database.* cannot be set back/m,
  ],
  [
    'a bucket that may be opened',
    inBlock('google_storage_bucket.files', '"enforced"', '"inherited"'),
    /^public: .*google_storage_bucket.files may be opened to everybody/m,
  ],
  [
    'a bucket without old versions',
    inBlock('google_storage_bucket.files', /(versioning \{\s+enabled +)= .*/, '$1= false'),
    /^not backed up: .*google_storage_bucket.files keeps no old versions/m,
  ],
  [
    'a queue that everybody may write to',
    (text) => text.replace(/^(resource "google_pubsub_topic_iam_member" [\s\S]*?member +)= .*/m, '$1= "allUsers"'),
    /^public: .*google_pubsub_topic_iam_member.* is given to allUsers/m,
  ],
  [
    'a program that the internet calls past its balancer',
    inBlock('google_cloud_run_v2_service.web', '"INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"', '"INGRESS_TRAFFIC_ALL"'),
    /^public: .*google_cloud_run_v2_service.web.* is called past its balancer/m,
  ],
  [
    'a role from before there were fine ones',
    (text) => text.replace('"roles/cloudtrace.agent"', '"roles/editor"'),
    /^unlimited: .* gives roles\/editor/m,
  ],
  [
    'an administrator of the whole project',
    (text) => text.replace('"roles/datastore.user"', '"roles/datastore.admin"'),
    /^unlimited: .* gives roles\/datastore.admin/m,
  ],
  [
    'a plain front',
    (text) => text.replace(/https_redirect( +)= true/, 'https_redirect$1= false'),
    /^not encrypted: .*google_compute_target_http_proxy.* answers without TLS/m,
  ],
  [
    'old TLS',
    (text) => text.replace('"TLS_1_2"', '"TLS_1_0"'),
    /^not encrypted: .*google_compute_ssl_policy.* takes TLS below 1.2/m,
  ],
  [
    'a name that the API refuses',
    inBlock('google_service_account.worker', /account_id( +)= .*/, 'account_id$1= "Worker"'),
    /^malformed: .*google_service_account.worker has the account id Worker/m,
  ],
  [
    'a part whose cost nobody can tell apart',
    inBlock('google_storage_bucket.files', /component = "files"/, 'part = "files"'),
    /^no tags: .*google_storage_bucket.files/m,
  ],
]

testPolicies('gcp', SEEDS)
