import type { OversightCommands } from '../cloud-commands'
import { activity, az, groupOf, logLines } from './az'

export const azureOversight: OversightCommands = {
  key: (key, { design }) => {
    const of = '--vault-name <vault> --name <key>'
    const state = az(`keyvault key show ${of} --query attributes`)
    return {
      look: [
        az(`keyvault list --resource-group ${groupOf(design, key)} --query "[].name" --output table`),
        az('keyvault key list-deleted --vault-name <vault> --query "[].[name,deletedDate]" --output table'),
        state,
      ],
      who: [
        logLines(
          "AzureDiagnostics | where ResourceProvider == 'MICROSOFT.KEYVAULT' and OperationName in ('KeyDelete', 'KeyUpdate', 'KeyPurge') | project TimeGenerated, OperationName, identity_claim_appid_g, CallerIPAddress | top 20 by TimeGenerated",
          'P7D',
        ),
      ],
      bringBack: [az(`keyvault key recover ${of}`), az(`keyvault key set-attributes ${of} --enabled true`)],
      verify: [state],
    }
  },
  secret: (store, { design }) => ({
    look: [
      az(`keyvault list --resource-group ${groupOf(design, store)} --query "[].name" --output table`),
      az(
        'keyvault secret list --vault-name <vault> --query "[].[name,attributes.updated,attributes.expires]" --output table',
      ),
    ],
    versions: [
      az(
        'keyvault secret list-versions --vault-name <vault> --name <name> --query "[].[id,attributes.created,attributes.enabled]" --output table',
      ),
    ],
    back: [
      az(
        'keyvault secret set --vault-name <vault> --name <name> --value "$(az keyvault secret show --vault-name <vault> --name <name> --version <good version> --query value --output tsv)"',
      ),
    ],
  }),
  trail: () => {
    const settings = az('monitor diagnostic-settings subscription list')
    return {
      look: [
        settings,
        az(
          `monitor activity-log list --resource-provider Microsoft.Insights --offset 7d --query "[?contains(operationName.value, 'diagnosticSettings')].[eventTimestamp,caller,operationName.value]" --output table`,
        ),
      ],
      start: ['The records themselves cannot be stopped; what stops is their export, which the next step puts back.'],
      verify: [settings, az('monitor activity-log list --offset 15m --query "length(@)"')],
    }
  },
  threat: () => ({
    look: [
      az(
        `security alert list --query "[?severity=='High' && status=='Active'].[timeGeneratedUtc,alertDisplayName,compromisedEntity,name]" --output table`,
      ),
      az('security alert show --name <alert from above> --location <location of the alert>'),
    ],
  }),
  logs: () => ({
    look: [
      logLines(
        'Usage | where IsBillable | summarize Megabytes = sum(Quantity) by DataType | top 10 by Megabytes',
        'P1D',
      ),
    ],
    tail: [logLines('<table from above> | top 50 by TimeGenerated', 'PT10M')],
  }),
  backups: (vault, { design }) => {
    const group = groupOf(design, vault)
    const of = `--vault-name <vault from above> --resource-group ${group}`
    return {
      look: [
        az(`dataprotection backup-vault list --resource-group ${group} --query "[].name" --output table`),
        az(
          `dataprotection job list ${of} --query "[?properties.status=='Failed'].[properties.dataSourceName,properties.startTime,properties.errorDetails[0].message]" --output table`,
        ),
      ],
      now: [
        az(`dataprotection backup-instance adhoc-backup ${of} --backup-instance-name <instance> --rule-name <rule>`),
      ],
      verify: [
        az(
          `dataprotection recovery-point list ${of} --backup-instance-name <instance> --query "[].[name,properties.recoveryPointTime]" --output table`,
        ),
        activity(group, '1d'),
      ],
    }
  },
  images: (registry, { design }) => ({
    look: [
      az(`acr list --resource-group ${groupOf(design, registry)} --query "[].[name,loginServer]" --output table`),
      az('acr repository list --name <registry from above> --output table'),
      az(
        `graph query --graph-query "securityresources | where type == 'microsoft.security/assessments/subassessments' and properties.status.severity == 'High' and properties.additionalData.artifactDetails.digest == '<digest that runs>' | project properties.id, properties.displayName"`,
      ),
    ],
  }),
}
