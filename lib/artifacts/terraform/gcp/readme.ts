import { CLUSTER_ADDONS } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import { imageKeeper } from '../../image-keeper'
import type { ReadmeNotes, Step } from '../cloud'
import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import { namePrefix, shortId } from '../names'
import { agentsOf } from './encryption'
import { zoneOf } from './fronts'
import { managesPool } from './managed-pool'

/** What only a README for Google Cloud says. */
export function gcpNotes(plan: Plan): ReadmeNotes {
  return {
    credentials: '`gcloud auth application-default login` with a role that may administer the project',
    state:
      'Keep the state in a Cloud Storage bucket of its own, versioned, with uniform access and closed to the public. Cloud Storage locks the state by itself.',
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
  const [registry] = entriesOf(plan, 'container-registry')
  const functions = entriesOf(plan, 'function')
  const keyed = entriesOf(plan, 'encryption-key').length > 0
  const searches = entriesOf(plan, 'search-engine')
  const steps: (Step | null)[] = [
    {
      says: 'Switch on the services that the design uses; it takes a minute until all of them answer.',
      targets: ['google_project_service.used'],
    },
    keyed
      ? {
          says: 'Google’s services encrypt with your keys through accounts of their own, which a new project has only once it is asked for them.',
          run: AGENT_SERVICES.filter(({ agent }) => agentsOf(plan).includes(agent)).map(
            ({ service }) =>
              `gcloud beta services identity create --service=${service}.googleapis.com --project="<project_id>"`,
          ),
        }
      : null,
    zone
      ? {
          says: 'Create the DNS zone and enter its name servers at your registrar (or as NS records in the parent zone). Certificates are issued only once the names resolve.',
          targets: [`google_dns_managed_zone.${zone.label}`],
          outputs: ['name_servers'],
        }
      : null,
    registry
      ? {
          says: 'Create the image repository and push an image of each service to it.',
          targets: [`google_artifact_registry_repository.${registry.label}`],
          outputs: [`${registry.label}_repository`],
        }
      : null,
    functions.length > 0
      ? { says: 'Upload each function’s archive to the bucket that its `_package` variable names.' }
      : null,
    ...searches.map(
      ({ label, id }): Step => ({
        says: `Write the first password of ${id}; its machines read it when they start.`,
        targets: [`google_secret_manager_secret.${label}_password`],
        run: [`gcloud secrets versions add "<name>-${id}-password" --data-file=password.txt`],
      }),
    ),
  ]
  return steps.filter((step) => step !== null)
}

/** Each environment is a project of its own: who starts images there has to be let in to production's repository. */
function otherEnvironments(plan: Plan): ReadmeNotes['otherEnvironments'] {
  const registry = entriesOf(plan, 'container-registry').find(({ condition }) => condition !== null)
  const keeper = imageKeeper(plan.designs)
  const other = plan.designs.find(({ environment }) => environment !== keeper?.environment)
  if (!registry || !keeper || !other) return { says: 'Each environment is a project of its own.' }
  const [name, from] = [other, keeper].map(({ slug, environment }) => namePrefix(slug, environment))
  const accounts = plan.entries.flatMap((entry) => {
    if (entry.resource.kind === 'container-cluster') return [{ label: `${entry.label}_machines`, id: entry.id }]
    const carries = entriesOf(plan, 'container-service').some(({ resource }) => resource.runsOn === entry.id)
    return carries || entry.resource.kind === 'batch-environment' ? [{ label: entry.label, id: entry.id }] : []
  })
  const isServerless = plan.entries.some(
    ({ resource }) =>
      (resource.kind === 'container-service' && resource.capacity === 'serverless') || resource.kind === 'app-platform',
  )
  const grant = (member: string) =>
    `gcloud artifacts repositories add-iam-policy-binding ${from} --project="<production’s project_id>" --location=${registry.resource.region} --role=roles/artifactregistry.reader --member="serviceAccount:${member}"`
  return {
    says: 'It pulls the images that were pushed for production, so whoever starts them is let in there before the first apply:',
    before: [
      {
        says: 'Switch on its services, make the accounts, and give each the role of a reader on production’s repository.',
        targets: ['google_project_service.used', ...accounts.map(({ label }) => `google_service_account.${label}`)],
        run: [
          ...(isServerless
            ? [
                'gcloud beta services identity create --service=run.googleapis.com --project="<project_id>"',
                grant(
                  `service-$(gcloud projects describe "<project_id>" --format='value(projectNumber)')@serverless-robot-prod.iam.gserviceaccount.com`,
                ),
              ]
            : []),
          ...accounts.map(({ id }) => grant(`${name}-${shortId(id, 9)}@<project_id>.iam.gserviceaccount.com`)),
        ],
      },
    ],
  }
}

/** Accounts that exist only after they were asked for: https://cloud.google.com/iam/docs/create-service-agents (not re-read: an assumption). */
const AGENT_SERVICES = [
  { agent: 'gcp-sa-cloud-sql', service: 'sqladmin' },
  { agent: 'gcp-sa-pubsub', service: 'pubsub' },
  { agent: 'gcp-sa-firestore', service: 'firestore' },
  { agent: 'gcp-sa-secretmanager', service: 'secretmanager' },
  { agent: 'gcp-sa-artifactregistry', service: 'artifactregistry' },
  { agent: 'gcp-sa-memorystore', service: 'memorystore' },
  { agent: 'gcp-sa-workflows', service: 'workflows' },
  { agent: 'gcp-sa-spanner', service: 'spanner' },
  { agent: 'gcp-sa-bigtable', service: 'bigtableadmin' },
  { agent: 'cloud-filer', service: 'file' },
  { agent: 'serverless-robot-prod', service: 'run' },
] as const

function after(plan: Plan): Step[] {
  const clusters = entriesOf(plan, 'container-cluster')
  const addons = CLUSTER_ADDONS.filter((addon) => clusters.some(({ resource }) => resource.addons.includes(addon)))
  const [secrets] = entriesOf(plan, 'secret-store')
  const steps: (Step | null)[] = [
    secrets
      ? {
          says: 'Write the application’s secrets, which Terraform leaves empty.',
          run: [
            `gcloud secrets versions add "<name>-${secrets.resource.by === 'vault' ? 'vault-unseal' : 'application'}" --data-file=secret.json`,
          ],
        }
      : null,
    clusters.length > 0
      ? {
          says: 'Point kubectl at the cluster by its name, apply the manifests, then set `cluster_answers = true` and apply again: the load balancer then sends to the endpoint groups that the services have made.',
          run: [
            'gcloud container clusters get-credentials "<output cluster name>" --dns-endpoint --location="<region>"',
          ],
        }
      : null,
    addons.length > 0
      ? {
          says: `Install ${addons.map((addon) => ADDON_NAMES[addon]).join(', ')} on the cluster from the makers’ Helm charts; the nodes have room for them.`,
        }
      : null,
    ...entriesOf(plan, 'relational-database')
      .filter(
        ({ resource }) =>
          resource.replicaOf === null && resource.class !== 'distributed' && resource.engine !== 'oracle',
      )
      .slice(0, 1)
      .map(
        ({ resource }): Step => ({
          says:
            resource.engine === 'sqlserver'
              ? 'Give the program’s user its rights in the database; it starts with none.'
              : 'Give the programs’ accounts their rights in the database (`GRANT … TO "<account>"`); they may sign in and nothing else.',
        }),
      ),
    entriesOf(plan, 'app-platform').length > 0
      ? {
          says: 'Release the program from its source; until then a sample answers.',
          run: ['gcloud run deploy "<name>-web" --source . --region "<region>"'],
        }
      : null,
    entriesOf(plan, 'data-warehouse').length > 0
      ? { says: 'Queries of the whole project now use the warehouse’s slots; give another project its own assignment.' }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

function later(plan: Plan): string | null {
  const notes: (string | null)[] = [
    entriesOf(plan, 'container-service').some(({ resource }) => resource.capacity === 'serverless')
      ? 'A new image tag in the variables starts a release. Where a release goes in steps, name the running revision and the share of the new one in the `_release` variable, and take them out when all is well.'
      : null,
    entriesOf(plan, 'function').length > 0
      ? 'A new archive in a function’s `_package` variable builds and releases it.'
      : null,
    entriesOf(plan, 'machine-group').some(({ resource }) => ['canary', 'blue-green'].includes(resource.deployment))
      ? 'New machines come when a release says so: `gcloud compute instance-groups managed rolling-action start-update`.'
      : null,
  ]
  const told = notes.filter((note) => note !== null)
  return told.length > 0 ? told.join(' ') : null
}

function account(plan: Plan): string[] {
  const poolers = entriesOf(plan, 'connection-pooler')
  const notes: (string | null)[] = [
    'Export billing to BigQuery: cost reports group by the labels `design`, `environment` and `component`.',
    plan.budgetUsd === null
      ? null
      : 'The budget stands on the billing account, so whoever applies it needs `roles/billing.costsManager` there.',
    entriesOf(plan, 'threat-detection').length > 0
      ? 'Switch on Security Command Center Premium for the project in the console: no Terraform resource does. Its serious findings then arrive in the `threats` subscription.'
      : null,
    entriesOf(plan, 'encryption-key').length > 0
      ? 'A key that is destroyed can be restored for 30 days; its key ring stays in the project for ever, so a later design in the same project needs another name.'
      : null,
    entriesOf(plan, 'machine-group').some(({ resource }) => resource.os === 'windows')
      ? 'Windows asks for its licence at kms.windows.googlecloud.com, port 1688. The firewall lets out what the design connects and nothing else: add a rule to that address, or activate in the image.'
      : null,
    entriesOf(plan, 'batch-environment').some(({ resource }) => resource.spotShare > 0)
      ? 'All machines of the jobs are spot machines; the bill counts a share of them at the full price, for the tries that find none.'
      : null,
    poolers.some((entry) => managesPool(plan, entry))
      ? 'The connection pool is a setting of the database, so nothing else stands for it.'
      : null,
    poolers.some((entry) => !managesPool(plan, entry))
      ? 'The connection pool runs as a second container beside each program of Cloud Run; on machines of your own it belongs into their image.'
      : null,
    entriesOf(plan, 'network').length > 1
      ? 'A network of Google Cloud spans regions: the second region’s subnets stand in the first one’s network, and a peering between the two is not needed.'
      : null,
    entriesOf(plan, 'network-endpoint').some(({ resource }) => resource.style === 'interface')
      ? 'One endpoint of Private Service Connect answers for all of Google’s services; the bill counts one for each that the design names.'
      : null,
    entriesOf(plan, 'relational-database').some(
      ({ resource }) => resource.class === 'distributed' && resource.replicaOf !== null,
    )
      ? 'Spanner holds both regions in one instance. A configuration with several regions encrypts with Google’s keys here; keys of your own need one in each of its regions.'
      : null,
  ]
  return notes.filter((note) => note !== null)
}

const GUARDED = new Set<string>([
  'relational-database',
  'key-value-store',
  'document-database',
  'time-series-database',
  'container-cluster',
  'container-service',
  'cache',
  'file-system',
  'secret-store',
])

const tearDown = (plan: Plan): string[] => [
  plan.entries.some(({ resource: { kind } }) => GUARDED.has(kind))
    ? 'Production protects itself: databases, programs and secrets refuse to be deleted. Set their `deletion_protection` to false (in the variables file, or `is_production` in `locals.tf` for those without one), apply, and only then destroy. Buckets with files in them are not deleted.'
    : 'Buckets with files in them are not deleted in production: empty them first.',
  ...(entriesOf(plan, 'audit-trail').length > 0
    ? ['The bucket of the audit trail can be deleted only once its last entry is old enough.']
    : []),
  ...(entriesOf(plan, 'backup-vault').length > 0
    ? ['A backup vault is deleted only when it is empty, and keeps every backup for at least seven days.']
    : []),
]
