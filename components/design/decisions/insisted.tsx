import { Callout } from '@/components/ui/callout'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import type { Decision } from '@/lib/plan-document'
import { optionWords } from '../facts/fact-words'
import type { DesignLinks } from '../links'
import type { DecisionActions } from './override'

type InsistedProps = {
  decision: Decision
  /** What `insistOn` names for the topic; undefined where an answer names the option itself. */
  insisted: string | undefined
  actions: DecisionActions | undefined
  links: DesignLinks
}

/** Says that the asker chose, what the rules would have chosen, and how to go back to it. */
export function Insisted({ decision, insisted, actions, links }: InsistedProps) {
  const { recommended, alternatives, topic } = decision
  if (recommended === null && insisted === undefined) return null
  const rules = alternatives.find(({ option }) => option === recommended)
  return (
    <Callout tone="note">
      <p>{wordsFor(decision, insisted, rules?.service || rules?.summary)}</p>
      {insisted !== undefined && actions && (
        <form action={actions.removeOverride} className="no-print mt-2">
          <input type="hidden" name="topic" value={topic} />
          <SubmitButton variant="secondary" size="compact">
            Remove override<span className="sr-only"> of {topic.replaceAll('-', ' ')}</span>
          </SubmitButton>
        </form>
      )}
      {insisted === undefined && <ChangeAnswer href={links.answer(ANSWERED_BY[topic] ?? '')} />}
    </Callout>
  )
}

function wordsFor(decision: Decision, insisted: string | undefined, rules: string | undefined): string {
  if (decision.recommended !== null)
    return `${insisted === undefined ? 'You named this in your answers' : 'You insisted on this'}. The rules would have chosen ${rules ?? optionWords(decision.recommended)}.`
  if (insisted === decision.choice) return 'You insisted on this, and the rules choose it too.'
  return `You insisted on ${optionWords(insisted ?? '')}, which is ruled out, so the plan takes what is possible.`
}

/** Answers that name an option themselves. */
const ANSWERED_BY: { readonly [topic: string]: string | undefined } = {
  provider: 'platform.provider',
  deployment: 'delivery.strategy',
}

function ChangeAnswer({ href }: { href: string | undefined }) {
  if (href === undefined) return null
  return (
    <TextLink href={href} className="no-print">
      Change the answer
    </TextLink>
  )
}
