// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform and of Workflows, not of this language.
import type { EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, size, why } from '../expressions'
import type { Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { emailOf, memberOf, serviceAccount } from './identities'
import { inRegion, labels, regionOf, subnetRange, vpcId, vpcOwner, zonesOf } from './placing'
import { tiersInUse } from './reach'

type FileSystem = EntryOf<'file-system'>

export function fileSystem(plan: Plan, entry: FileSystem): Piece[] {
  const { label, resource: store } = entry
  const home = networkOf(plan, store.region)
  if (!home) return []
  const owner = vpcOwner(plan, home)
  const location = code(`var.${label}.regional ? ${regionOf(entry)} : ${zonesOf(entry)}[0]`)
  return [
    ...pieces(
      'data.tf',
      resource(
        'google_filestore_instance',
        label,
        {
          ...counted(entry),
          name: named(entry.id),
          location,
          tier: code(`var.${label}.regional ? "REGIONAL" : "ZONAL"`),
          deletion_protection_enabled: ref('local.is_production'),
          ...encryptedBy(plan, store.region, 'kms_key_name', 'files'),
          file_shares: nested({
            name: 'files',
            capacity_gb: size(entry, 'capacity_gib'),
            nfs_export_options: nested({
              ip_ranges: tiersInUse(plan, home)
                .filter((tier) => tier !== 'data')
                .map((tier) => ref(subnetRange(home, tier))),
              access_mode: 'READ_WRITE',
              squash_mode: 'NO_ROOT_SQUASH',
            }),
          }),
          networks: nested({
            network: vpcId(plan, home),
            modes: ['MODE_IPV4'],
            connect_mode: 'PRIVATE_SERVICE_ACCESS',
            reserved_ip_range: own(owner, 'google_compute_global_address', `${owner.label}_services`, 'name'),
          }),
          ...labels(entry),
          depends_on: [ref(`google_service_networking_connection.${owner.label}`)],
        },
        why(plan, entry),
      ),
    ),
    ...backups(entry),
  ]
}

/** Filestore has no timetable for backups of its own: a small workflow makes one a night and deletes those that are too old. */
function backups(entry: FileSystem): Piece[] {
  const { label } = entry
  const name = `${label}_backup`
  const region = ref(regionOf(entry))
  const project = ref('var.project_id')
  const id = code(`"$\${\\"\${var.name}-${entry.id}-\\" + text.substring(time.format(sys.now()), 0, 10)}"`)
  const steps: Value = [
    {
      make: {
        call: 'http.post',
        args: {
          url: text`https://file.googleapis.com/v1/projects/${project}/locations/${region}/backups`,
          query: { backupId: id },
          auth: { type: 'OAuth2' },
          body: {
            sourceInstance: own(entry, 'google_filestore_instance', label, 'id'),
            sourceFileShare: 'files',
            labels: { component: entry.id },
          },
        },
      },
    },
    {
      list: {
        call: 'http.get',
        args: {
          url: text`https://file.googleapis.com/v1/projects/${project}/locations/${region}/backups`,
          query: { filter: `labels.component=${entry.id}` },
          auth: { type: 'OAuth2' },
        },
        result: 'kept',
      },
    },
    {
      tidy: code(
        [
          '{ "for" = {',
          '  value = "backup"',
          '  in    = "$${default(map.get(kept.body, \\"backups\\"), [])}"',
          '  steps = [{ age = { switch = [{',
          `    condition = "$$\{time.parse(backup.createTime) + 86400 * \${var.${label}.backup_days} < sys.now()}"`,
          '    steps     = [{ remove = { call = "http.delete", args = { url = "$${\\"https://file.googleapis.com/v1/\\" + backup.name}", auth = { type = "OAuth2" } } } }]',
          '  }] } }]',
          '} }',
        ].join('\n'),
      ),
    },
  ]
  return [
    ...pieces(
      'backup.tf',
      resource(
        'google_workflows_workflow',
        name,
        {
          ...counted(entry),
          name: named(`${entry.id}-backup`),
          ...inRegion(entry),
          description: 'Backs up the files',
          service_account: emailOf(entry, name),
          deletion_protection: false,
          source_contents: json({ main: { steps } }),
          ...labels(entry),
        },
        'Filestore has no timetable for backups: this makes one a night and deletes those that are too old.',
      ),
      resource('google_cloud_scheduler_job', name, {
        ...counted(entry),
        name: named(`${entry.id}-backup`),
        ...inRegion(entry),
        schedule: '30 1 * * *',
        time_zone: 'Etc/UTC',
        http_target: nested({
          http_method: 'POST',
          uri: text`https://workflowexecutions.googleapis.com/v1/${own(entry, 'google_workflows_workflow', name, 'id')}/executions`,
          oauth_token: nested({ service_account_email: emailOf(entry, name) }),
        }),
      }),
    ),
    ...pieces(
      'iam.tf',
      serviceAccount(
        entry,
        name,
        `${entry.id}-backup`,
        'Backs up the files',
        'May make and delete backups of files, and start the workflow that does.',
      ),
      resource('google_project_iam_custom_role', name, {
        ...counted(entry),
        role_id: code(`replace("\${var.name}-${entry.id}-backup", "-", "_")`),
        title: 'Backs up files',
        permissions: [
          'file.backups.create',
          'file.backups.delete',
          'file.backups.get',
          'file.backups.list',
          'file.instances.get',
          'workflows.executions.create',
        ],
      }),
      resource('google_project_iam_member', name, {
        ...counted(entry),
        project,
        role: own(entry, 'google_project_iam_custom_role', name, 'id'),
        member: memberOf(entry, name),
      }),
    ),
  ]
}
