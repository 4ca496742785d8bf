import type { RelationalDatabase } from '@/lib/design/model'
import { homeRegion } from '@/lib/guidance/kinds'
import { prefixOf, resourceName, serviceName } from '@/lib/guidance/resource-name'
import type { WholeCommands } from '../cloud-commands'
import { activity, az, groupOf, logLines, sharedName } from './az'
import { azureRestore } from './restore'

export const azureWhole: WholeCommands = {
  alarms: () => [
    az(
      `graph query --graph-query "alertsmanagementresources | where properties.essentials.monitorCondition == 'Fired' | project name, properties.essentials.severity, properties.essentials.startDateTime | order by properties_essentials_startDateTime asc" --output table`,
    ),
  ],
  errorLines: () => [
    logLines(
      "union isfuzzy=true AppExceptions, AppTraces, ContainerAppConsoleLogs_CL, ContainerLogV2 | where * has_any ('ERROR', 'Exception', 'timeout') | top 50 by TimeGenerated",
      'PT30M',
    ),
  ],
  certificate: (entry, { design }) => [
    entry.kind === 'content-delivery'
      ? az(
          `afd custom-domain list --profile-name ${resourceName(design, entry)} --resource-group ${groupOf(design, entry)} --query "[].[hostName,domainValidationState,validationProperties.expirationDate]" --output table`,
        )
      : az(
          'keyvault certificate list --vault-name <vault> --query "[].[name,attributes.expires,attributes.enabled]" --output table',
        ),
  ],
  leaked: () => ({
    cut: [
      'Cut it off first; understanding comes after. For a password or key of an application:',
      az('ad app credential list --id <application>'),
      az('ad app credential delete --id <application> --key-id <key>'),
      'For a person, block the login and end every session.',
      az('ad user update --id <user> --account-enabled false'),
      az('rest --method post --url "https://graph.microsoft.com/v1.0/users/<user>/revokeSignInSessions"'),
    ],
    used: [
      az(
        'monitor activity-log list --caller <user or application> --offset 7d --query "[].[eventTimestamp,operationName.localizedValue,httpRequest.clientIpAddress]" --output table',
      ),
    ],
    renew: [az('keyvault secret set --vault-name <vault> --name <name> --file new-value.txt')],
  }),
  spending: ({ design }) => ({
    grown: [
      az(
        `consumption usage list --start-date "$(date -u -d '-14 days' +%F)" --end-date "$(date -u +%F)" --query "[].[usageStart,consumedService,instanceName,pretaxCost]" --output table`,
      ),
    ],
    tagged: [az(`resource list --tag Design=${design.slug} --query "[].id" --output tsv`)],
  }),
  rollBack: (resource, { design }) => {
    const group = groupOf(design, resource)
    switch (resource.kind) {
      case 'container-service':
        return resource.capacity === 'machines'
          ? [rollSet('<scale set>', group)]
          : [
              az(
                `containerapp ingress traffic set --name ${serviceName(resource)} --resource-group ${group} --revision-weight <earlier revision>=100`,
              ),
            ]
      case 'machine-group':
        return resource.role === 'nodes' || resource.role === 'capacity'
          ? []
          : [rollSet(resourceName(design, resource), group)]
      case 'app-platform':
        return [
          az(
            `webapp deploy --name ${sharedName(design, resource)} --resource-group ${group} --type zip --src-path <package of the earlier version>`,
          ),
        ]
      case 'function':
        return [
          az(
            `functionapp deployment source config-zip --name ${sharedName(design, resource)} --resource-group ${group} --src <package of the earlier version>`,
          ),
        ]
      case 'batch-environment':
        return [az(`containerapp job update --name ${resource.id} --resource-group ${group} --image <earlier image>`)]
      case 'object-store':
        return [
          az(
            `afd endpoint purge --profile-name <profile> --endpoint-name <endpoint> --content-paths "/*" --resource-group ${group}`,
          ),
        ]
      default:
        return []
    }
  },
  trailRecords: (_, { design }) => [activity(prefixOf(design), '1d')],
  restore: azureRestore,
  zone: (region) => ({
    health: [
      az(
        `graph query --graph-query "servicehealthresources | where properties.EventType == 'ServiceIssue' and properties.Status == 'Active' | project name, properties.Title" --output table`,
      ),
    ],
    zones: [
      az(`account list-locations --query "[?name=='${region}'].availabilityZoneMappings" --output json`),
      az(
        `vm list-skus --location ${region} --zone --resource-type virtualMachines --query "[?restrictions[0]].[name,restrictions[0].reasonCode]" --output table`,
      ),
    ],
  }),
  leaveZone: ({ region }) => [
    `The balancer in ${region} leaves out copies that fail their check. Leave a zone that is half ill on purpose: take out its machines one by one.`,
    az(
      'vmss list-instances --name <scale set> --resource-group <group> --query "[?zones[0]==\'<zone>\'].instanceId" --output tsv',
    ),
    az('vmss deallocate --name <scale set> --resource-group <group> --instance-ids <machines from above>'),
  ],
  promote: (database, { design }) => [
    `${database.id}: make the copy the writer.`,
    promotion(database, sharedName(design, database), groupOf(design, database)),
  ],
  scaleUp: (service, { design }) => [
    az(
      `containerapp update --name ${serviceName(service)} --resource-group ${groupOf(design, service)} --min-replicas ${Math.max(1, service.replicas.typical)}`,
    ),
  ],
  moveDomain: ({ design }) => {
    const group = groupOf(design, { region: homeRegion(design) })
    return [
      az(`network dns record-set list --zone-name <your domain> --resource-group ${group} --output table`),
      az(
        `network traffic-manager endpoint update --name <endpoint of the lost region> --profile-name ${prefixOf(design)}-routing --resource-group ${group} --type <type of the endpoint> --endpoint-status Disabled`,
      ),
    ]
  },
}

const rollSet = (name: string, group: string): string =>
  az(
    `vmss update --name ${name} --resource-group ${group} --set virtualMachineProfile.storageProfile.imageReference.id=<earlier image>`,
  )

function promotion({ engine, id }: RelationalDatabase, name: string, group: string): string {
  if (engine === 'sqlserver')
    return az(
      `sql db replica set-primary --name <database> --server ${name} --resource-group ${group} --allow-data-loss`,
    )
  if (engine === 'oracle')
    return az(
      `oracle-database autonomous-database failover --name <database of ${id}> --resource-group ${group} --peer-db-id <database that is lost>`,
    )
  if (engine === 'mysql')
    return az(`mysql flexible-server replica stop-replication --name ${name} --resource-group ${group}`)
  return az(
    `postgres flexible-server replica promote --name ${name} --resource-group ${group} --promote-mode standalone --promote-option forced`,
  )
}
