import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { SharedPlan } from '@/lib/plan-shared'
import { answerWords, fieldName } from '../answer-words'
import type { DesignLinks } from '../links'

/** Everything that was planned for without an answer. */
export function Assumptions({ plan: { assumptions }, links }: { plan: SharedPlan; links: DesignLinks }) {
  if (assumptions.length === 0) return <p className="text-ink-2">Nothing was assumed: every question has an answer.</p>
  return (
    <Card as="ul" padding="none" className="divide-y divide-line">
      {assumptions.map(({ field, value, because }) => (
        <li key={field} className="flex gap-4 px-4 py-3 sm:px-5">
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {fieldName(field)}: <span className="font-normal">{answerWords(field, value)}</span>
            </p>
            <p className="text-ink-2 text-small">{because}</p>
          </div>
          <ChangeLink href={links.answer(field)} field={field} />
        </li>
      ))}
    </Card>
  )
}

function ChangeLink({ href, field }: { href: string | undefined; field: string }) {
  if (href === undefined) return null
  return (
    <TextLink href={href} hidden={fieldName(field)} className="no-print shrink-0 self-start">
      Change
    </TextLink>
  )
}
