import type { Requirements } from '@/lib/requirements/schema'
import type { Change } from '@/lib/what-if/what-if'
import { difference, type LeverInput } from './input'
import { type Draft, type Found, OURS } from './types'

/** Kept without anybody having asked for as long: a week of backups, and records of three months. Ours. */
const BACKUP_DAYS = 7
const AUDIT_DAYS = 90

type CleanUp = Pick<Draft, 'id' | 'name' | 'condition' | 'risk'> & {
  isPossible: (requirements: Requirements) => boolean
  change: Change
}

const CLEAN_UPS: readonly CleanUp[] = [
  {
    id: 'keep-backups-a-week',
    name: 'Keep backups for a week',
    condition: 'Damaged data is noticed within a week, and no contract asks for older copies.',
    risk: 'A mistake that is found later can no longer be undone from a backup.',
    isPossible: ({ data }) => data.backupDays > BACKUP_DAYS,
    change: (asked) => ({ ...asked, data: { ...asked.data, backupDays: BACKUP_DAYS } }),
  },
  {
    id: 'keep-records-three-months',
    name: 'Keep audit records for three months',
    condition: 'Nobody looks into what happened longer ago, and no contract asks for it.',
    risk: 'A break-in that is found later cannot be traced to its start.',
    isPossible: ({ security }) => security.auditDays > AUDIT_DAYS,
    change: (asked) => ({ ...asked, security: { ...asked.security, auditDays: AUDIT_DAYS } }),
  },
]

/** What is kept longer than anybody needs. A design that is not built yet has no forgotten disks and addresses to clean up. */
export function cleanUp({ now, ask, requirements }: LeverInput): Found {
  if (requirements.compliance.regimes.length > 0)
    return {
      drafts: [],
      because: 'The rules you named ask for records and backups to be kept, and nothing that is not built lies idle.',
    }
  const drafts = CLEAN_UPS.filter(({ isPossible }) => isPossible(requirements)).flatMap(
    ({ isPossible: _, change, ...words }): Draft[] => {
      const { monthlyUsd, touches, resources } = difference(now.lines, ask(change).lines)
      if (monthlyUsd >= 0) return []
      return [
        {
          ...words,
          strategy: 'clean-up',
          monthlyUsd,
          effort: 'An hour: one setting.',
          appliesTo: resources,
          needs: 'decision',
          source: OURS,
          touches,
        },
      ]
    },
  )
  return { drafts, because: 'Nothing is kept longer than a week, and nothing that is not built lies idle.' }
}
