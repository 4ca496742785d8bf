import type { ByKind } from '@/lib/design/model'
import { figure } from '@/lib/guidance/words'
import { formatGib } from '@/lib/units/sizes'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

type OversightKind =
  | 'encryption-key'
  | 'secret-store'
  | 'audit-trail'
  | 'threat-detection'
  | 'log-store'
  | 'monitoring'
  | 'backup-vault'
  | 'container-registry'
  | 'feature-flag-store'

/** What fails among keys, logs, backups and the watchers themselves. */
export const oversightFailures: Pick<ByKind<Failure[], FailureContext>, OversightKind> = {
  'encryption-key': (key, context) => {
    const run = commandsOf(context.design).key(key, context)
    return [
      {
        id: failureId('key-disabled', key),
        title: 'An encryption key was disabled or is about to be deleted',
        resource: key.id,
        symptom: 'Stores answer "access denied" one after another, as what they had in memory runs out.',
        alerts: [
          {
            name: 'Key disabled or deletion planned',
            condition: 'a key disabled or marked for deletion, in the audit trail',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          'Who did it? If nobody says "I did", treat it as an intruder: runbook "Leaked credential".',
          ...run.who,
        ],
        fix: [...run.bringBack],
        verify: [...run.verify, 'Stores answer again; some databases must be started by hand.'],
      },
    ]
  },
  'secret-store': (store, context) => {
    const run = commandsOf(context.design).secret(store, context)
    return [
      {
        id: failureId('secret', store),
        title: 'A secret is missing, old or did not rotate',
        resource: store.id,
        symptom: 'New copies do not start, or sign-in to a database or partner fails right after a rotation.',
        alerts: [
          { name: 'Rotation failed', condition: 'a rotation that failed, in the audit trail', severity: 'ticket' },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          'Copies that started before the rotation hold the old value: the workload must read again when sign-in fails.',
          ...run.versions,
        ],
        fix: ['Start the copies anew; if the new value is wrong, make the one before current again.', ...run.back],
        verify: ['A new copy starts and signs in.'],
      },
    ]
  },
  'audit-trail': (trail, context) => {
    const run = commandsOf(context.design).trail(trail, context)
    return [
      {
        id: failureId('audit-trail', trail),
        title: 'The audit trail was stopped or changed',
        resource: trail.id,
        symptom: 'Nobody can say any more who did what.',
        alerts: [
          {
            name: 'Audit trail changed',
            condition: 'the trail stopped, changed or deleted, in the audit trail itself',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: ['If no apply of the Terraform explains it, treat it as an intruder: runbook "Leaked credential".'],
        fix: [...run.start, 'Apply the Terraform to undo every other change.'],
        verify: [...run.verify],
      },
    ]
  },
  'threat-detection': (detector, context) => {
    const run = commandsOf(context.design).threat(detector, context)
    return [
      {
        id: failureId('threat', detector),
        title: 'Threat detection reports a serious finding',
        resource: detector.id,
        symptom:
          'A finding of high severity: an unknown address uses a credential, a workload calls a known bad host, data leaves.',
        alerts: [{ name: 'Serious security finding', condition: 'a finding of high severity', severity: 'page' }],
        firstFiveMinutes: [
          ...run.look,

          'Open an incident of severity 1 and write down every step with its time.',
        ],
        diagnose: [
          'Is it a test, a colleague on the road, or neither? Ask in the incident channel; do not wait over ten minutes for an answer.',
        ],
        fix: [
          'A credential: runbook "Leaked credential".',
          'A workload: take it out of service, keep it for the investigation (a snapshot of its disk, its logs), start clean copies from the last good image.',
        ],
        verify: [
          'No new finding for a day. Whether somebody must be told is decided by the person named in the checklist ("A breach is reported in time"), where rules ask for it.',
        ],
      },
    ]
  },
  'log-store': (logs, context) => {
    const run = commandsOf(context.design).logs(logs, context)
    return [
      {
        id: failureId('log-volume', logs),
        title: 'Logs grow faster than planned',
        resource: logs.id,
        symptom: 'The bill for logs rises; a debug level left on is the usual cause.',
        alerts: [
          {
            name: 'Log volume',
            condition: `over ${formatGib(figureGib(logs.ingestGibPerMonth))} taken in on one day (three times the plan)`,
            severity: 'info',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: ['See which line is written most in the last ten minutes.', ...run.tail],
        fix: [
          'Set the level back; sample what is written for every request.',
          `Keep a retention on each group (here ${logs.retentionDays} days): a group without one is kept, and paid, for ever.`,
        ],
        verify: ['The volume of the next full hour is back to the plan.'],
      },
    ]
  },
  monitoring: () => [],
  'backup-vault': (vault, context) => {
    const run = commandsOf(context.design).backups(vault, context)
    return [
      {
        id: failureId('backup-failed', vault),
        title: 'A backup failed',
        resource: vault.id,
        symptom: 'Last night’s backup is missing. Nothing is broken yet.',
        alerts: [{ name: 'Backup failed', condition: 'a backup or copy failed or was broken off', severity: 'ticket' }],
        firstFiveMinutes: [...run.look],
        diagnose: ['The message names a role, a key or a window that met another. Two nights in a row are severity 2.'],
        fix: ['Correct the cause in the Terraform, then take a backup now.', ...run.now],
        verify: [...run.verify, 'Every protected resource has a recovery point of today.'],
      },
    ]
  },
  'container-registry': (registry, context) => {
    const run = commandsOf(context.design).images(registry, context)
    return [
      {
        id: failureId('vulnerable-image', registry),
        title: 'An image that runs has a critical flaw',
        resource: registry.id,
        symptom: 'The scan reports a critical finding in an image that is deployed.',
        alerts: [
          {
            name: 'Critical flaw in an image',
            condition: 'a critical finding in a deployed image',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          'Can it be reached in this workload? A flaw in a package that is not loaded can wait for the weekly build; write down why.',
        ],
        fix: [
          'Update the base image or the library, build, and release through the pipeline as usual.',
          'Where there is no fix yet: block the way to it (firewall rule, feature off).',
        ],
        verify: ['The digest that runs has no critical finding.'],
      },
    ]
  },
  'feature-flag-store': () => [],
}

const DAYS = 30
const figureGib = (perMonth: number) => Math.max(0.1, Number(figure((perMonth / DAYS) * 3)))
