import type { Incident } from '@/lib/plan-document'
import { WORST_RESPONSE_MINUTES } from '@/lib/requirements/response'
import { failuresOf } from '../failures'
import type { FailureContext } from '../failures/failure'
import { gameDays } from './game-days'
import { moves } from './moves'
import { postmortem } from './postmortem'
import { rolesOf } from './roles'
import { templates } from './templates'

/** How an incident of this design is led, in the asker's own numbers. */
export function incident(context: FailureContext): Incident {
  const failures = failuresOf(context)
  return {
    severities: severities(context),
    roles: rolesOf(context.requirements),
    flow: flow(context),
    firstFiveMinutes: firstFiveMinutes(context),
    templates: templates(context),
    moves: moves(context, failures),
    gameDays: gameDays(context, failures),
    postmortem: postmortem(context, failures),
  }
}

function severities({ requirements: { team, availability } }: FailureContext): Incident['severities'] {
  return [
    {
      level: 'Severity 1',
      means: 'Users cannot do what they came for, or data is in danger.',
      respondMinutes: WORST_RESPONSE_MINUTES[team.onCall],
      newsEveryMinutes: 30,
      act: `Everything else stops. Anybody may roll back, switch off or move away without leave.${availability.contract === 'none' ? '' : ' Write down start and end as measured: credits are counted from them.'}`,
    },
    {
      level: 'Severity 2',
      means: 'A part fails or is slow, and there is a way round it.',
      respondMinutes: WORKING_DAY_MINUTES,
      newsEveryMinutes: 240,
      act: 'Worked on within the working day. It becomes severity 1 when the way round fails, or when a tenth of the error budget is gone.',
    },
    {
      level: 'Severity 3',
      means: 'Nobody notices yet: a disk that fills, a certificate that ends, a copy that lags.',
      respondMinutes: null,
      newsEveryMinutes: null,
      act: 'A ticket with an owner; done before the date on which it would become severity 2.',
    },
  ]
}

/** From the start of a working day to its end. */
const WORKING_DAY_MINUTES = 480

function flow({ requirements }: FailureContext): Incident['flow'] {
  const wait = WORST_RESPONSE_MINUTES[requirements.team.onCall]
  return [
    {
      name: 'Notice',
      byMinute: 0,
      does: ['An alert fires, or a user tells. The time of the first sign is written down.'],
    },
    {
      name: 'Take it',
      byMinute: wait,
      does: [
        'Somebody says "I have it" in the incident channel, names the severity, and opens the runbook of the alert.',
      ],
    },
    {
      name: 'Tell',
      byMinute: wait + 15,
      does: [
        'The first message goes out, even when the cause is not known: what users see, since when, when the next news comes.',
      ],
    },
    {
      name: 'Stop the harm',
      byMinute: Math.max(wait + 15, requirements.availability.rtoMinutes),
      does: [
        'Undo first, understand later: roll back, switch off, move away.',
        'Fail over when the criterion of the failover is met; the lead decides, alone, and says so in writing.',
      ],
    },
    {
      name: 'Make sure',
      byMinute: null,
      does: [
        'Errors are under the objective for half an hour; the last message goes out; the time of the end is written down.',
      ],
    },
    {
      name: 'Learn',
      byMinute: null,
      does: [
        'Within five working days the review without blame, from the template; at most three actions, each with an owner and a date.',
      ],
    },
  ]
}

function firstFiveMinutes({ requirements }: FailureContext): string[] {
  const channel = requirements.team.paging.includes('slack') ? 'the incident channel' : 'one place that all can read'
  return [
    `Minute 0: say "I look at it" in ${channel}, and note the time.`,
    'Minute 1: what do users see, and how many? Open the site or call the API as one of them.',
    'Minute 2: was there a release, an apply or a flag in the last hour? If so, undo it now.',
    'Minute 3: which alert came first? Open its runbook and do its first line.',
    'Minute 4: name the severity. In severity 1, call a second person to tell the users.',
    'Minute 5: send the first message. Not knowing the cause is no reason to wait.',
  ]
}
