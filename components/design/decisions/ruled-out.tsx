import { Details } from '@/components/ui/details'
import type { Decision } from '@/lib/plan-document'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { SourceNote } from '../source-note'
import { FactsSeen } from './reason-item'

type RuledOutProps = { decision: Decision; links: DesignLinks }

/** Options that a hard limit excludes, each with the limit and what it saw: nobody can choose them, not even by insisting. */
export function RuledOut({ decision, links }: RuledOutProps) {
  const options = decision.alternatives.flatMap(({ excludedBy, ...option }) =>
    excludedBy === null ? [] : [{ ...option, limit: excludedBy }],
  )
  if (options.length === 0) return null
  return (
    <div className="border-line border-t px-4 py-3 sm:px-6">
      <Details summary={`Ruled out, so it cannot be chosen: ${options.length}`}>
        <ul className="space-y-3 py-1">
          {options.map(({ option, service, summary, limit }) => (
            <li key={option} className="max-w-[84ch]">
              <p>
                <span className="font-medium text-ink">{nameOf(service, summary)}</span>: {limit.because}{' '}
                <RuleLink rule={limit.rule} />
              </p>
              <FactsSeen saw={limit.saw} links={links} />
              <SourceNote {...limit.source} />
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}

/** An option without a service is known by what it is. */
const nameOf = (service: string, summary: string) =>
  service === '' || service === summary || service === 'Not needed' ? summary : `${service} (${summary})`
