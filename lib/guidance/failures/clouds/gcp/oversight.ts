import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { OversightCommands } from '../cloud-commands'
import { gcloud, lastHour, logLines } from './gcloud'

export const gcpOversight: OversightCommands = {
  key: ({ region }) => {
    const key = `--key=<key> --keyring=<key ring> --location=${region}`
    const versions = gcloud(`kms keys versions list ${key}`)
    return {
      look: [
        gcloud(`kms keyrings list --location=${region}`),
        gcloud(`kms keys list --keyring=<key ring> --location=${region}`),
        versions,
      ],
      who: [
        logLines(
          'protoPayload.serviceName="cloudkms.googleapis.com" AND protoPayload.methodName=~"DestroyCryptoKeyVersion|UpdateCryptoKeyVersion"',
          '7d',
          20,
        ),
      ],
      bringBack: [
        gcloud(`kms keys versions restore <version> ${key}`),
        gcloud(`kms keys versions enable <version> ${key}`),
      ],
      verify: [versions],
    }
  },
  secret: () => ({
    look: [gcloud('secrets list')],
    versions: [gcloud('secrets versions list <name>')],
    back: [
      command(
        'gcloud secrets versions access <good version> --secret=<name> --project=<project> | gcloud secrets versions add <name> --data-file=- --project=<project>',
      ),
    ],
  }),
  trail: (trail, { design }) => ({
    look: [
      gcloud(`logging sinks describe ${resourceName(design, trail)}`),
      logLines('protoPayload.methodName=~"(UpdateSink|DeleteSink|SetIamPolicy)"', '7d', 20),
    ],
    start: [gcloud(`logging sinks update ${resourceName(design, trail)} --no-disabled`)],
    verify: [logLines('logName:"cloudaudit.googleapis.com"', '15m', 5)],
  }),
  threat: () => ({
    look: [
      command(
        'gcloud scc findings list projects/<project> --location=global --filter=\'state="ACTIVE" AND severity="HIGH"\' --page-size=20',
      ),
    ],
  }),
  logs: () => ({
    look: [lastHour('logging.googleapis.com/billing/bytes_ingested'), gcloud('logging buckets list')],
    tail: [logLines('severity>=DEFAULT', '10m')],
  }),
  backups: (vault, { design }) => {
    const name = resourceName(design, vault)
    const { region } = vault
    return {
      look: [gcloud(`backup-dr backup-plan-associations list --location=${region}`)],
      now: [
        gcloud(
          `backup-dr backup-plan-associations trigger-backup <association> --backup-rule-id=<rule> --location=${region}`,
        ),
      ],
      verify: [
        gcloud(`backup-dr data-sources list --backup-vault=${name} --location=${region}`),
        gcloud(`backup-dr backups list --backup-vault=${name} --data-source=<data source> --location=${region}`),
      ],
    }
  },
  images: ({ region }, { design }) => ({
    look: [
      gcloud(`artifacts docker images list ${region}-docker.pkg.dev/<project>/${prefixOf(design)} --include-tags`),
      gcloud(
        `artifacts vulnerabilities list ${region}-docker.pkg.dev/<project>/${prefixOf(design)}/<image>@<digest that runs>`,
      ),
    ],
  }),
}
