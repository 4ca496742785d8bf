/**
 * Which predefined roles it takes to change what Terraform makes, and which to read how it is set up; by the beginning of the type's name. That each
 * role exists and suffices is an assumption: a stand-in cannot refuse a call.
 */
const ROLES: readonly (readonly [type: string, change: readonly string[], read: readonly string[]])[] = [
  ['api_gateway', ['apigateway.admin'], ['apigateway.viewer']],
  ['artifact_registry', ['artifactregistry.admin'], ['artifactregistry.reader']],
  ['backup_dr', ['backupdr.admin'], ['backupdr.viewer']],
  ['bigquery', ['bigquery.admin'], ['bigquery.metadataViewer', 'bigquery.resourceViewer']],
  ['bigtable', ['bigtable.admin'], ['bigtable.viewer']],
  ['certificate_manager', ['certificatemanager.owner'], ['certificatemanager.viewer']],
  ['cloud_run', ['run.admin'], ['run.viewer']],
  ['cloud_scheduler', ['cloudscheduler.admin'], ['cloudscheduler.viewer']],
  ['compute', ['compute.admin'], ['compute.viewer']],
  ['container', ['container.admin'], ['container.clusterViewer']],
  ['dns', ['dns.admin'], ['dns.reader']],
  ['filestore', ['file.editor'], ['file.viewer']],
  ['firestore', ['datastore.owner'], ['datastore.viewer']],
  ['kms', ['cloudkms.admin'], ['cloudkms.viewer']],
  ['logging', ['logging.configWriter'], ['logging.viewer']],
  ['memorystore', ['memorystore.admin'], ['memorystore.viewer']],
  ['monitoring', ['monitoring.admin'], ['monitoring.viewer']],
  [
    'network_connectivity',
    ['networkconnectivity.hubAdmin', 'networkconnectivity.spokeAdmin', 'networkconnectivity.consumerNetworkAdmin'],
    ['networkconnectivity.hubViewer'],
  ],
  ['parameter_manager', ['parametermanager.admin'], ['parametermanager.parameterViewer']],
  ['project_iam_custom_role', ['iam.roleAdmin'], ['iam.roleViewer']],
  // Granting on the project is limited to the roles that the design grants: see main.tf.
  ['project_iam_member', [], []],
  ['project_service', ['serviceusage.serviceUsageAdmin'], ['serviceusage.serviceUsageViewer']],
  ['pubsub', ['pubsub.admin'], ['pubsub.viewer']],
  ['scc', ['securitycenter.notificationConfigEditor'], ['securitycenter.notificationConfigViewer']],
  ['secret_manager', ['secretmanager.admin'], ['secretmanager.viewer']],
  ['service_account', ['iam.serviceAccountAdmin', 'iam.serviceAccountUser'], []],
  ['service_networking', ['servicenetworking.networksAdmin'], ['compute.networkViewer']],
  ['spanner', ['spanner.admin'], ['spanner.viewer']],
  ['sql', ['cloudsql.admin'], ['cloudsql.viewer']],
  ['storage_bucket', ['storage.admin'], ['storage.bucketViewer']],
  ['storage_transfer', ['storagetransfer.admin'], ['storagetransfer.viewer']],
  ['workflows', ['workflows.admin'], ['workflows.viewer']],
  // Stands on the billing account, not in the project.
  ['billing_budget', [], []],
]

/** Reads who may do what, and lists what there is; the plan compares both. */
const ALWAYS = ['browser', 'iam.securityReviewer', 'iam.serviceAccountViewer', 'serviceusage.serviceUsageConsumer']

export function rolesFor(types: ReadonlySet<string>): { change: string[]; read: string[]; unknown: string[] } {
  const own = [...types].filter((type) => type.startsWith('google_'))
  const used = ROLES.filter(([prefix]) => own.some((type) => isOf(type, prefix)))
  const named = (roles: readonly string[]) => [...new Set(roles)].sort().map((role) => `roles/${role}`)
  return {
    change: named([...ALWAYS, ...used.flatMap(([, change]) => change)]),
    read: named([...ALWAYS, ...used.flatMap(([, , read]) => read)]),
    unknown: own.filter((type) => !ROLES.some(([prefix]) => isOf(type, prefix))),
  }
}

const isOf = (type: string, prefix: string) => type === `google_${prefix}` || type.startsWith(`google_${prefix}_`)
