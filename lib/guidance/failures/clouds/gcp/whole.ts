import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { WholeCommands } from '../cloud-commands'
import { gcloud, logLines } from './gcloud'
import { gcpRestore } from './restore'
import { runName } from './run-name'

export const gcpWhole: WholeCommands = {
  alarms: () => [
    command(
      `curl -sG https://monitoring.googleapis.com/v3/projects/<project>/alerts -H "Authorization: Bearer $(gcloud auth print-access-token)" --data-urlencode 'filter=state="OPEN"'`,
    ),
  ],
  errorLines: () => [logLines('severity>=ERROR', '30m')],
  certificate: () => [
    gcloud('certificate-manager certificates list'),
    gcloud('certificate-manager certificates describe <certificate from above>'),
    gcloud('certificate-manager dns-authorizations list'),
  ],
  leaked: () => ({
    cut: [
      'Cut it off first; understanding comes after. For a key of a service account:',
      gcloud('iam service-accounts keys disable <key> --iam-account=<service account>'),
      'For a token of a service account, stop the account until its workload has another one.',
      gcloud('iam service-accounts disable <service account>'),
    ],
    used: [logLines('protoPayload.authenticationInfo.principalEmail="<service account>"', '7d')],
    renew: [gcloud('secrets versions add <name> --data-file=new-value.txt')],
  }),
  spending: ({ design }) => ({
    grown: [
      command(
        "bq query --nouse_legacy_sql --project_id=<project> 'SELECT service.description, DATE(usage_start_time) AS day, SUM(cost) AS cost FROM `<billing export table>` WHERE usage_start_time > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 14 DAY) GROUP BY 1, 2 ORDER BY 2, 3 DESC'",
      ),
      'That command needs the billing export to BigQuery; without one, read the report of the billing account.',
    ],
    tagged: [
      command(
        `gcloud asset search-all-resources --scope=projects/<project> --query="labels.design:${design.slug}" --format="value(name)"`,
      ),
    ],
  }),
  rollBack: (resource, { design }) => {
    const name = resourceName(design, resource)
    const { region } = resource
    const traffic = (service: string) => [
      gcloud(`run services update-traffic ${service} --region=${region} --to-revisions=<earlier revision>=100`),
    ]
    switch (resource.kind) {
      case 'container-service':
        return resource.capacity === 'machines' ? rollGroup('<group>', region) : traffic(runName(design, resource))
      case 'app-platform':
      case 'function':
        return traffic(name)
      case 'machine-group':
        return resource.role === 'nodes' || resource.role === 'capacity' ? [] : rollGroup(name, region)
      case 'batch-environment':
        return [gcloud(`run jobs update ${name} --image=<earlier image> --region=${region}`)]
      case 'object-store':
        return [gcloud('compute url-maps invalidate-cdn-cache <url map> --path="/*"')]
      default:
        return []
    }
  },
  trailRecords: () => [logLines('logName:"cloudaudit.googleapis.com"', '1d')],
  restore: gcpRestore,
  zone: (region) => ({
    health: [
      command('curl -s https://status.cloud.google.com/incidents.json | head -c 4000'),
      'The first entries are the newest; an entry without an end is still open.',
    ],
    zones: [gcloud(`compute zones list --filter="region:${region}" --format="table(name,status)"`)],
  }),
  leaveZone: ({ region }) => [
    'The load balancer leaves out copies that fail their check. Leave a zone that is half ill on purpose, group by group.',
    gcloud(`compute instance-groups managed update <group> --region=${region} --zones=<the other zones>`),
  ],
  promote: (database, { design }) => [
    `${database.id}: make the replica a database of its own.`,
    gcloud(`sql instances promote-replica ${resourceName(design, database)}`),
  ],
  scaleUp: (service, { design }) => [
    gcloud(
      `run services update ${runName(design, service)} --region=${service.region} --min-instances=${Math.max(1, service.replicas.typical)}`,
    ),
  ],
  moveDomain: () => [gcloud('dns record-sets list --zone=<zone>')],
}

const rollGroup = (name: string, region: string): string[] => [
  gcloud(
    `compute instance-groups managed rolling-action start-update ${name} --version=template=<earlier template> --region=${region}`,
  ),
]
