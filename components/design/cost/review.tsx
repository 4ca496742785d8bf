import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import type { Cost } from '@/lib/plan-document'
import { SubHeading } from '../sub-heading'

type Review = NonNullable<Cost['review']>

/** How the real bill is held against this estimate: where to look, what to group by, and when. */
export function Review({ review }: Pick<Cost, 'review'>) {
  if (!review) return null
  const { tools, tags, rhythm } = review
  return (
    <section className="space-y-3">
      <SubHeading title="Review the real bill">
        An estimate is right until the first bill. These are the provider’s own tools, the tags to group by, and a
        rhythm.
      </SubHeading>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card as="ul" padding="none" className="divide-y divide-line">
          {tools.map(({ name, url, use }) => (
            <li key={name} className="px-4 py-3 sm:px-5">
              <TextLink href={url}>{name}</TextLink>
              <span className="block text-ink-2 text-small">{use}</span>
            </li>
          ))}
        </Card>
        <Card as="ul" padding="none" className="divide-y divide-line">
          {tags.map(({ key, use }) => (
            <li key={key} className="px-4 py-3 sm:px-5">
              <code className="font-mono text-small">{key}</code>
              <span className="block text-ink-2 text-small">{use}</span>
            </li>
          ))}
        </Card>
      </div>
      <DataTable caption="When to look at the bill" columns={columns} rows={rhythm} rowKey={({ every }) => every} />
    </section>
  )
}

const EVERY = { week: 'Every week', month: 'Every month', quarter: 'Every quarter', year: 'Every year' } as const

const columns: readonly Column<Review['rhythm'][number]>[] = [
  { key: 'every', header: 'When', isRowHeader: true, className: 'md:w-36', cell: ({ every }) => EVERY[every] },
  { key: 'look', header: 'Look at', cell: ({ look }) => look },
  { key: 'act', header: 'Then', cell: ({ act }) => act },
]
