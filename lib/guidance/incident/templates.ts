import type { Incident } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import type { FailureContext } from '../failures/failure'

/** Messages to fill in; what stands in square brackets is written on the day. No template names a cause that is not known. */
export function templates({ design, requirements }: FailureContext): Incident['templates'] {
  const { slaPercent, contract } = requirements.availability
  const name = design.name
  return [
    {
      id: 'status-first',
      name: 'Status page, first message',
      audience: 'Everybody',
      when: 'Within 15 minutes of taking a severity 1',
      subject: `${name}: [what users cannot do]`,
      body: [
        `Since [time and zone of time], some users of ${name} cannot [what they came for].`,
        'What still works: [what]. A way round it: [what to do, or "none that we know of"].',
        'We are looking for the cause. The next news comes at [time], in 30 minutes at the latest.',
      ],
    },
    {
      id: 'status-next',
      name: 'Status page, further messages',
      audience: 'Everybody',
      when: 'Every 30 minutes, also when there is nothing new',
      subject: `${name}: still [what users cannot do]`,
      body: [
        'State: [same / better / worse than at the last message].',
        'What we did: [step]. What we do next: [step].',
        'The next news comes at [time].',
      ],
    },
    {
      id: 'status-end',
      name: 'Status page, end',
      audience: 'Everybody',
      when: 'Errors are under the objective for half an hour',
      subject: `${name}: works again`,
      body: [
        `From [start] to [end], [how long] in all, some users of ${name} could not [what]. It works again.`,
        'Was data lost or seen by others: [no / what, and whose].',
        'You need to do: [nothing / what]. We will publish what we learnt by [date].',
      ],
    },
    {
      id: 'internal',
      name: 'Message inside the company',
      audience: 'Management, support, sales',
      when: 'With the first message, then every hour',
      subject: `[Severity 1] ${name}: [what users cannot do]`,
      body: [
        'Lead: [name]. Repair: [name]. Channel: [link].',
        `Users hit: [how many, which]. Since: [time]. Target of recovery: ${formatMinutes(requirements.availability.rtoMinutes)} from the start, that is [time].`,
        'What support may say: the text of the status page, nothing more.',
        'Please do not write to those who repair; ask the lead.',
      ],
    },
    ...(contract === 'none'
      ? []
      : [
          {
            id: 'contract',
            name: 'Customer with a contract',
            audience: 'Customers whose contract names an availability',
            when: 'Within one working day of the end',
            subject: `${name}: incident of [date] and our agreement`,
            body: [
              `On [date], from [start] to [end] as measured at [where], ${name} did not [what], for [minutes] minutes.`,
              `Our agreement names ${slaPercent}%. With this incident the month stands at [measured]%.`,
              contract === 'credits'
                ? 'By the agreement a credit of [amount] is due; it appears on the invoice of [month] without a request from you.'
                : 'The agreement foresees no credit; we tell you so that you can plan.',
              'The review with cause and actions follows by [date, at most five working days].',
            ],
          },
        ]),
    ...(requirements.security.dataClasses.includes('personal') || requirements.security.dataClasses.includes('special')
      ? [
          {
            id: 'breach',
            name: 'Persons whose data was seen',
            audience: 'Those concerned, and the authority where the law asks for it',
            when: 'As the person named for breaches decides; for the authority often within 72 hours',
            subject: `${name}: your data`,
            body: [
              'On [date] somebody who should not have could see [which data] of you.',
              'What happened: [two sentences]. What we have done: [what].',
              'What you can do: [change the password, watch for letters that ask for …].',
              'Who answers your questions: [name, address].',
            ],
          },
        ]
      : []),
  ]
}
