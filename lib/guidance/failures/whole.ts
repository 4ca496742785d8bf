import { COMPUTE_KINDS, ENTRY_KINDS, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { burnAlerts, measuredOn, nounOf } from '@/lib/guidance/objective'
import { command } from '@/lib/guidance/step'
import { list } from '@/lib/guidance/words'
import { formatMinutes } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import type { Failure, FailureContext } from './failure'
import { regionLoss, restoreData, zoneLoss } from './recovery'
import { badRelease } from './release'

/** What concerns the design as a whole: the objective, a release, the bill, a credential, and the loss of a place. */
export const wholeFailures = (context: FailureContext): Failure[] => [
  objective(context),
  ...latency(context),
  ...badRelease(context),
  ...certificate(context),
  ...restoreData(context),
  ...zoneLoss(context),
  ...regionLoss(context),
  leakedCredential(context),
  ...budget(context),
]

function objective(context: FailureContext): Failure {
  const { requirements, design } = context
  const run = commandsOf(design)
  const noun = nounOf(requirements)
  const { slaPercent, rtoMinutes } = requirements.availability
  return {
    id: 'errors-over-objective',
    title: 'Too many errors',
    resource: measuredOn(design),
    symptom: `More ${noun} fail than the objective of ${slaPercent}% allows.`,
    alerts: burnAlerts(requirements, noun),
    firstFiveMinutes: [
      'Say in the incident channel that you look at it, and note the time.',
      'Was there a release or an apply in the last hour? Roll it back now (runbook "A release went wrong") and look for the cause afterwards.',
      'See which alarms are on: the first that began is the best guess.',
      ...run.alarms(context),
      'Is the provider in trouble? Look at its health page from outside.',
    ],
    diagnose: [
      `All ${noun} or one path? All zones or one? All users or one? Each answer halves what is left.`,
      `Follow the request: ${list(pathOf({ design }))}.`,
      ...(ofKinds(design, ['log-store']).length === 0 ? [] : run.errorLines(context)),
    ],
    fix: [
      'Choose what is quickest to undo: roll back, switch the feature off, add copies, move away from the zone, shed load.',
      'Then follow the runbook of the part that fails.',
    ],
    verify: [
      'Errors are under the objective for half an hour.',
      `Compare the time with the ${formatMinutes(rtoMinutes)} that was asked for, and hold the review within five working days.`,
    ],
  }
}

function pathOf({ design }: Pick<FailureContext, 'design'>): string[] {
  const parts = ofKinds(design, [...ENTRY_KINDS, ...COMPUTE_KINDS, 'cache', 'connection-pooler', ...STORE_KINDS]).map(
    ({ id }) => id,
  )
  return parts.length > 0 ? parts : design.resources.slice(0, 3).map(({ id }) => id)
}

function latency({ requirements, design }: FailureContext): Failure[] {
  const { latencyMs } = requirements.traffic
  if (latencyMs === null || nounOf(requirements) !== 'requests') return []
  return [
    {
      id: 'slow-answers',
      title: 'Answers are slow',
      resource: measuredOn(design),
      symptom: `More than 5 in 100 requests take over ${latencyMs} ms.`,
      alerts: [
        { name: 'Slow answers', condition: `95th percentile over ${latencyMs} ms for 30 minutes`, severity: 'ticket' },
      ],
      firstFiveMinutes: [
        'One path or all? One region of the world or all?',
        'If it began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [
        'Take one slow request and follow its trace: the longest bar is the part to look at.',
        'In the usual order: a query without an index, a cache that misses, copies at their limit, a service outside.',
        `The path is ${list(pathOf({ design }))}.`,
      ],
      fix: [
        'Follow the runbook of that part.',
        'A service outside: give the call a limit of time, and answer without it.',
      ],
      verify: [`95 in 100 requests are answered within ${latencyMs} ms for half an hour.`],
    },
  ]
}

function certificate(context: FailureContext): Failure[] {
  const [entry] = ofKinds(context.design, ENTRY_KINDS)
  if (!entry) return []
  return [
    {
      id: 'certificate-expiry',
      title: 'A certificate ends soon',
      resource: entry.id,
      symptom: 'Certificates renew by themselves; this one did not. On its last day every browser refuses the site.',
      alerts: [{ name: 'Certificate ends soon', condition: 'days until it ends under 30', severity: 'ticket' }],
      firstFiveMinutes: [...commandsOf(context.design).certificate(entry, context)],
      diagnose: [
        'Nearly always the DNS record that proves the domain was deleted or moved to another DNS service.',
        command('dig +short CNAME <name of the record from above>'),
      ],
      fix: [
        'Put the record back exactly as shown; renewal follows within hours.',
        'If that takes too long, order a new certificate and change the listener to it with the Terraform.',
      ],
      verify: [
        command(
          'echo | openssl s_client -connect <your domain>:443 -servername <your domain> 2>/dev/null | openssl x509 -noout -enddate',
        ),
        'The end date is months away.',
      ],
    },
  ]
}

function leakedCredential(context: FailureContext): Failure {
  const { design } = context
  const run = commandsOf(design).leaked(context)
  return {
    id: 'leaked-credential',
    title: 'Leaked credential',
    resource: ofKinds(design, ['audit-trail', 'secret-store'])[0]?.id ?? measuredOn(design),
    symptom: 'A key, token or password was seen where it should not be, or is used from an unknown place.',
    alerts: [],
    firstFiveMinutes: [...run.cut],
    diagnose: [
      'What was done with it, from where, since when?',
      ...run.used,
      'Look for new users, keys, roles and machines in every region, not only in yours.',
    ],
    fix: [
      'Make a new secret and start the workloads with it.',
      ...run.renew,
      'Remove what the intruder made. Take the secret out of the repository’s history only after it is worthless.',
    ],
    verify: [
      'The old value is refused.',
      'No use of it in the audit trail for a day.',
      'The person named for breaches has decided whether anybody must be told, and wrote down why.',
    ],
  }
}

/** No amount is named here: a shared plan may leave out the cost and still show its alerts and runbooks. */
function budget(context: FailureContext): Failure[] {
  const { requirements, design } = context
  const { monthly, hardness } = requirements.budget
  if (monthly === null) return []
  const run = commandsOf(design).spending(context)
  return [
    {
      id: 'over-budget',
      title: 'The month will cost more than planned',
      resource: ofKinds(design, ['monitoring'])[0]?.id ?? measuredOn(design),
      symptom: `The forecast for the month passes the budget${hardness === 'hard' ? ', which is a ceiling' : ''}.`,
      alerts: [
        {
          name: 'Budget forecast',
          condition: 'forecast of the month over 100% of the budget',
          severity: 'ticket',
        },
        { name: 'Budget used', condition: 'over 80% of the budget spent', severity: 'info' },
      ],
      firstFiveMinutes: ['See which service grew.', ...run.grown],
      diagnose: [
        'Compare with the cost lines of this plan: more traffic, or the same traffic at a higher price?',
        'In the usual order: logs, address translation and transfer, a forgotten environment, a size raised in an incident.',
      ],
      fix: [
        'Set back what was raised; delete what nobody uses; stop environments outside working hours.',
        hardness === 'hard'
          ? 'It is a ceiling: agree today what is switched off first when it is reached.'
          : 'If the growth is real, change the figure in the plan and see what it would choose now.',
        ...run.tagged,
      ],
      verify: ['The forecast three days later.'],
    },
  ]
}
