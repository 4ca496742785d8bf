import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { plural } from '@/lib/units/counts'
import type { Ruled, RulesetComparison, RulesetDifference } from '@/lib/what-if/compare-rulesets'
import { RuleLink } from '../rule-link'

type NewerRulesProps = {
  comparison: RulesetComparison
  /** The rules that the revision was made by. */
  version: string
  nextRevision: number
  planByNewerRules: () => Promise<void>
}

/** An old design stays as it was; this says what the rules of today would decide otherwise for the same answers. */
export function NewerRules({ comparison, version, nextRevision, planByNewerRules }: NewerRulesProps) {
  const { differences } = comparison
  return (
    <Card as="section" id="newer-rules" labelledBy="newer-rules-title" padding="none" className="overflow-hidden">
      <div className="space-y-3 p-4 sm:p-6">
        <h3 id="newer-rules-title" className="text-h2">
          The rules have changed since
        </h3>
        <p className="max-w-[68ch] text-ink-2">
          This revision was decided by the rules of <span className="font-mono">{version}</span> and stays as it is.
          Today’s
          {comparison.version !== version && (
            <>
              , of <span className="font-mono">{comparison.version}</span>,
            </>
          )}{' '}
          would{' '}
          {differences.length === 0
            ? 'decide every topic the same, though their reasons or sources may differ.'
            : `decide ${plural(differences.length, 'topic')} otherwise.`}
        </p>
        <form action={planByNewerRules} className="no-print">
          <SubmitButton variant="secondary">Create revision {nextRevision} by today’s rules</SubmitButton>
        </form>
      </div>
      {differences.length > 0 && (
        <div className="border-line border-t">
          <DataTable
            caption="What today’s rules would decide otherwise"
            frame="none"
            columns={columns}
            rows={differences}
            rowKey={({ topic }) => topic}
          />
        </div>
      )}
    </Card>
  )
}

const columns: readonly Column<RulesetDifference>[] = [
  { key: 'topic', header: 'Topic', isRowHeader: true, className: 'md:w-64', cell: ({ question }) => question },
  { key: 'before', header: 'Here', cell: ({ before }) => (before ? nameOf(before) : 'not decided then') },
  {
    key: 'after',
    header: 'By today’s rules',
    cell: ({ after }) =>
      after ? (
        <span>
          <span className="block font-medium">{nameOf(after)}</span>
          <span className="block text-ink-2 text-small">
            {after.because} <RuleLink rule={after.rule} />
          </span>
        </span>
      ) : (
        'no longer decided'
      ),
  },
]

const nameOf = ({ service, summary }: Ruled) => service || summary
