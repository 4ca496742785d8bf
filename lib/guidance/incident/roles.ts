import type { Incident } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'

/** Who does what; in a team too small for it, one person holds several roles and the telling goes outside the team. */
export function rolesOf({ team, availability }: Requirements): Incident['roles'] {
  const isSmall = team.engineers < 3
  return [
    {
      role: 'Incident lead',
      does: 'Names the severity, decides, keeps the time, asks for help, ends it. Repairs nothing.',
      who: isSmall
        ? 'Whoever took the alert; with one person it is the same who repairs.'
        : 'Whoever took the alert, until handed over by name.',
    },
    {
      role: 'Repair',
      does: 'Follows the runbook, says each step before it is done, changes one thing at a time.',
      who: isSmall ? 'The engineer at hand.' : 'The engineer who knows the part best; a second one reads along.',
    },
    {
      role: 'Communication',
      does: 'Writes to the status page, to the company and to customers, on time, also when there is nothing new.',
      who: isSmall
        ? 'Somebody outside the team, agreed on beforehand.'
        : availability.contract === 'none'
          ? 'The product owner, or an engineer who does not repair.'
          : 'The person who answers for the contract.',
    },
    {
      role: 'Notes',
      does: 'Writes the timeline: time, what was seen, what was done, by whom.',
      who: isSmall ? 'Nobody apart: the channel is the timeline.' : 'A third person, when it lasts over half an hour.',
    },
  ]
}
