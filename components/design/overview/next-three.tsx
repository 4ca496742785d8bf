import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { TextLink } from '@/components/ui/text-link'
import { type NextThing, nextThings, RANKED_BY } from '@/lib/report/next-things'
import type { Reportable } from '@/lib/report/report'
import { InlineText } from '../inline-text'
import type { DesignLinks } from '../links'

/** The three things to do first, each with the place where it is done. */
export function NextThree({ plan, links }: { plan: Reportable; links: DesignLinks }) {
  const things = nextThings(plan)
  return (
    <Card as="section" labelledBy="next-three" className="space-y-4">
      <div>
        <h3 id="next-three" className="text-h2">
          The next three things to do
        </h3>
        <p className="mt-1 max-w-[68ch] text-ink-2 text-small">{RANKED_BY}</p>
      </div>
      {things.length === 0 ? (
        <p>Nothing waits for you: read the plan and deploy it to a first environment.</p>
      ) : (
        <ol className="divide-y divide-line border-line border-t">
          {things.map((thing, index) => (
            <Thing key={`${thing.why} ${thing.title}`} thing={thing} number={index + 1} href={placeOf(thing, links)} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function Thing({ thing, number, href }: { thing: NextThing; number: number; href: string | undefined }) {
  const { why, title, do: what } = thing
  const { words, tone, where } = WHY[why]
  return (
    <li className="flex gap-3 py-3 last:pb-0">
      <span aria-hidden="true" className="w-5 shrink-0 font-semibold text-ink-3">
        {number}
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
          {title}
          <Chip tone={tone}>{words}</Chip>
        </p>
        <p className="mt-0.5 max-w-[84ch] text-ink-2">
          <InlineText text={what} />
        </p>
        {href && (
          <p className="mt-1 text-small">
            <TextLink href={href} hidden={`for ${title}`}>
              {where}
            </TextLink>
          </p>
        )}
      </div>
    </li>
  )
}

const WHY = {
  blocker: { words: 'Stops the design', tone: 'bad', where: 'See the warnings' },
  warning: { words: 'Weakens it', tone: 'warn', where: 'See the warnings' },
  value: { words: 'Before the first deployment', tone: 'note', where: 'See where each is set' },
  duty: { words: 'Yours', tone: 'plain', where: 'See it in the checklist' },
} as const

function placeOf({ why, about }: NextThing, links: DesignLinks): string | undefined {
  if (why === 'value') return links.section('code')
  if (why === 'duty') return links.section('security', `c-${about}`)
  return links.section('overview', 'warnings')
}
