import { Check, Minus } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import type { Decision } from '@/lib/plan-document'
import { factWords, seenWords } from '../facts/fact-words'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { SourceNote } from '../source-note'

type Reason = Decision['for'][number]
type ReasonItemProps = { reason: Reason; links: DesignLinks; speaks: 'for' | 'against' }

/** One rule that fired: what it says, the answers it saw, its weight, and where it comes from. */
export function ReasonItem({ reason: { because, saw, rule, weight, source }, links, speaks }: ReasonItemProps) {
  const Mark = speaks === 'for' ? Check : Minus
  return (
    <li className="flex gap-3">
      <Mark className={speaks === 'for' ? 'icon mt-1 text-ok' : 'icon mt-1 text-warn'} />
      <div className="min-w-0">
        <p className="max-w-[68ch] text-[0.9375rem] leading-6">{because}</p>
        <FactsSeen saw={saw} links={links} />
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-small">
          <RuleLink rule={rule} />
          {weight > 0 && <span>weight {weight}</span>}
          <SourceNote {...source} />
        </p>
      </div>
    </li>
  )
}

/** The facts a rule tested, each leading to the answer it comes from. */
export function FactsSeen({ saw, links }: { saw: Reason['saw']; links: DesignLinks }) {
  const facts = Object.entries(saw)
  if (facts.length === 0) return null
  return (
    <p className="text-ink-2 text-small">
      Seen:{' '}
      {facts.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && '; '}
          <Fact words={seenWords(name, value)} href={links.answer(factWords(name)?.field ?? '')} />
        </span>
      ))}
    </p>
  )
}

function Fact({ words, href }: { words: string; href: string | undefined }) {
  if (href === undefined) return words
  return (
    <TextLink href={href} quiet>
      {words}
    </TextLink>
  )
}
