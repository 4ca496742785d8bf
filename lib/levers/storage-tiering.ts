import { ofKind } from '@/lib/design/model'
import { insisting } from '@/lib/what-if/what-if'
import { difference, type LeverInput } from './input'
import { type Draft, type Found, OURS } from './types'

/** Old files in a colder class: what was answered about reading them decides how far this goes. */
export function storageTiering({ now, ask, requirements }: LeverInput): Found {
  const { objectAccess } = requirements.data
  if (ofKind(now.production, 'object-store').length === 0) return none('No files are kept.')
  if (objectAccess === 'hot')
    return none('Files are read often, so getting them back from a colder class would cost more than it saves.')
  if (now.chosen['object-storage'].choice === 'standard') {
    const then = ask(insisting({ 'object-storage': 'tiered' }))
    const draft = drafted(difference(now.lines, then.lines), {
      id: 'tier-files',
      name: 'Move old files to a colder class by age',
      condition: 'Files older than a month are rarely read.',
      risk: 'Reading an old file is charged by the gigabyte.',
      needs: 'decision',
    })
    return draft ? { drafts: [draft], because: '' } : none('There are too few files for a colder class to cost less.')
  }
  if (objectAccess === 'archive') return none('Old files move to the archive by age already.')
  const then = ask((asked) => ({ ...asked, data: { ...asked.data, objectAccess: 'archive' } }))
  const draft = drafted(difference(now.lines, then.lines), {
    id: 'archive-files',
    name: 'Move files older than three months to the archive',
    condition: 'A month of access logs shows that hardly any file older than three months is read.',
    risk: 'An archived file takes minutes to hours to come back, and is charged by the gigabyte.',
    needs: 'measurement',
  })
  return draft
    ? { drafts: [draft], because: '' }
    : none('Old files move to a colder class already, and there are too few for the archive to save more.')
}

const none = (because: string): Found => ({ drafts: [], because })

function drafted(
  { monthlyUsd, touches, resources }: ReturnType<typeof difference>,
  words: Pick<Draft, 'id' | 'name' | 'condition' | 'risk' | 'needs'>,
): Draft | undefined {
  if (monthlyUsd >= 0) return undefined
  return {
    ...words,
    strategy: 'storage-tiering',
    monthlyUsd,
    effort: 'An hour: one rule on the bucket.',
    appliesTo: resources,
    source: OURS,
    touches,
  }
}
