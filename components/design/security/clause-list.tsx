import { Chip } from '@/components/ui/chip'
import { Details } from '@/components/ui/details'
import type { Control } from '@/lib/plan-document'
import { sourceConfidence } from '../confidence'
import { SubHeading } from '../sub-heading'
import { clauseWords, frameworkOf, frameworksOf } from './framework-words'

type Reference = NonNullable<Control['references']>[number]

/** What each clause asks, in our words, and how sure its number is. A plan made before clauses were kept has none. */
export function ClauseList({ controls }: { controls: readonly Control[] }) {
  const references = [
    ...new Map(controls.flatMap((control) => control.references ?? []).map((known) => [known.clause, known])).values(),
  ]
  if (references.length === 0) return null
  return (
    <section className="space-y-3">
      <SubHeading id="s-clauses" title="What the frameworks ask">
        In our own words, for finding the place. Read the framework itself before an assessor does.
      </SubHeading>
      {frameworksOf(controls).map(({ framework, name }) => {
        const members = references.filter(({ clause }) => frameworkOf(clause) === framework)
        return (
          <Details
            key={framework}
            summary={`${name}: ${members.length} ${members.length === 1 ? 'clause' : 'clauses'}`}
          >
            <ul className="space-y-2.5 py-1">
              {members.map((reference) => (
                <ClauseItem key={reference.clause} reference={reference} />
              ))}
            </ul>
          </Details>
        )
      })}
    </section>
  )
}

function ClauseItem({ reference: { clause, asks, source } }: { reference: Reference }) {
  const { words, tone } = sourceConfidence(source.confidence)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="font-mono text-ink text-label">{clauseWords(clause)}</span>
      <span className="min-w-0">{asks}</span>
      <Chip tone={tone}>{words}</Chip>
      <a className="text-accent underline" href={source.url} rel="noreferrer">
        Source<span className="sr-only"> of {clauseWords(clause)}</span>, {source.readOn}
      </a>
    </li>
  )
}
