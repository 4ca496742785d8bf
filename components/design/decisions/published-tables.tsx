import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import { COMPUTE_FAMILIES } from '@/lib/decisions/compute'
import type { Pipeline } from '@/lib/plan-document'
import { optionWords } from '../facts/fact-words'

type Family = (typeof COMPUTE_FAMILIES)[number]
type Strategy = Omit<Pipeline['strategies'][number], 'chosen'> & { chosen?: boolean }

const chosenColumn = (isChosen: boolean | undefined) => isChosen && <Chip tone="note">Chosen here</Chip>

/** The published table of compute families, with the family of the choice marked. */
export function ComputeFamilies({ choice }: { choice?: string | undefined }) {
  const columns: readonly Column<Family>[] = [
    { key: 'name', header: 'Family', isRowHeader: true, cell: ({ name }) => name },
    { key: 'use', header: 'Use when', cell: ({ useWhen }) => useWhen },
    { key: 'avoid', header: 'Avoid when', cell: ({ avoidWhen }) => avoidWhen },
    { key: 'options', header: 'Options', cell: ({ options }) => options.map(optionWords).join(', ') },
    {
      key: 'chosen',
      header: 'Chosen',
      isHeaderHidden: true,
      cell: ({ options }) => chosenColumn(options.some((option) => option === choice)),
    },
  ]
  return (
    <DataTable
      caption="The four compute families"
      isCaptionShown
      columns={columns}
      rows={COMPUTE_FAMILIES}
      rowKey={({ name }) => name}
    />
  )
}

const strategyColumns: readonly Column<Strategy>[] = [
  { key: 'name', header: 'Strategy', isRowHeader: true, cell: ({ name }) => name },
  { key: 'risk', header: 'Risk', cell: ({ risk }) => risk },
  { key: 'rollback', header: 'Rollback', cell: ({ rollback }) => rollback },
  { key: 'complexity', header: 'Complexity', cell: ({ complexity }) => complexity },
  { key: 'use', header: 'Use when', cell: ({ useWhen }) => useWhen },
  { key: 'chosen', header: 'Chosen', isHeaderHidden: true, cell: ({ chosen }) => chosenColumn(chosen) },
]

/** The published table of deployment strategies. */
export function DeploymentStrategies({ strategies, caption }: { strategies: readonly Strategy[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      isCaptionShown
      columns={strategyColumns}
      rows={strategies}
      rowKey={({ name }) => name}
    />
  )
}
