import type { Decision, Finding, PlanDocument } from '@/lib/plan-document'
import { formatUsdExact } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { words } from './decisions'
import { type Block, bullets, type Inline, paragraph, type Text, table } from './document'
import { printMarkdown } from './print-markdown'

/** By how much the likely month may rise: dollars, or percent of what it was. */
export type Limit = { usd: number } | { percent: number }

export type PlanChanges = {
  /** What is not allowed: the cost above the limit, a commitment that falls, something new that stops the design. */
  failures: string[]
  monthlyUsd: { before: number; now: number; mayBe: number }
  committedPercent: { before: number | null; now: number | null }
  newBlockers: { code: string; title: string; message: string }[]
  goneBlockers: { code: string; title: string }[]
  decisions: { topic: string; before: string; now: string }[]
  resources: { added: string[]; removed: string[] }
}

type Sides = { before: PlanDocument; now: PlanDocument }

/** What differs between a saved plan and one of today, and whether a change that does this may go in. */
export function planChanges({ before, now }: Sides, limit: Limit): PlanChanges {
  const was = before.cost.monthlyUsd.expected
  const mayBe = 'usd' in limit ? was + limit.usd : was * (1 + limit.percent / 100)
  const monthlyUsd = { before: was, now: now.cost.monthlyUsd.expected, mayBe }
  const committedPercent = { before: before.availability.committedPercent, now: now.availability.committedPercent }
  const newBlockers = without(blockers(now), blockers(before))
  return {
    failures: [
      // Half a cent is below what a bill shows and above what adding up leaves behind.
      ...(monthlyUsd.now > mayBe + 0.005
        ? [`A likely month costs ${formatUsdExact(monthlyUsd.now)}, and may cost ${formatUsdExact(mayBe)} at most.`]
        : []),
      ...(falls(committedPercent) ? [fallen(committedPercent)] : []),
      ...newBlockers.map(({ title, message }) => `New, and stops the design: ${title}. ${message}`),
    ],
    monthlyUsd,
    committedPercent,
    newBlockers: newBlockers.map(({ code, title, message }) => ({ code, title, message })),
    goneBlockers: without(blockers(before), blockers(now)).map(({ code, title }) => ({ code, title })),
    decisions: changedDecisions(before.decisions, now.decisions),
    resources: {
      added: names(now).filter((id) => !names(before).includes(id)),
      removed: names(before).filter((id) => !names(now).includes(id)),
    },
  }
}

/** The comparison as a short Markdown table, fit for a comment on a pull request. */
export function changesReport(sides: Sides, limit: Limit): string {
  const changes = planChanges(sides, limit)
  return printMarkdown([
    paragraph({
      strong: changes.failures.length === 0 ? 'The plan may go in.' : 'The plan got worse than is allowed.',
    }),
    table(['', 'Saved plan', 'Now', 'Change'], rows(sides, changes), [1, 2]),
    ...(changes.failures.length > 0 ? [bullets(changes.failures)] : []),
    ...rules(sides),
  ])
}

function rows(
  { before, now }: Sides,
  { monthlyUsd, decisions, resources, newBlockers, goneBlockers }: PlanChanges,
): Text[][] {
  const codes = (findings: readonly { code: string }[]): Inline[] =>
    findings.flatMap(({ code }, index): Inline[] => [...(index > 0 ? [', '] : []), { code }])
  return [
    [
      'Likely month',
      formatUsdExact(monthlyUsd.before),
      formatUsdExact(monthlyUsd.now),
      difference(monthlyUsd.before, monthlyUsd.now),
    ],
    ['Committed availability', percent(before), percent(now), same(percent(before), percent(now))],
    ...(['rtoMinutes', 'rpoMinutes'] as const).map((field): Text[] => {
      const [was, is] = [before, now].map(({ recovery }) => formatMinutes(recovery[field].expected))
      return [field === 'rtoMinutes' ? 'Time to recover' : 'Data that may be lost', was ?? '', is ?? '', same(was, is)]
    }),
    [
      'Stops the design',
      `${blockers(before).length}`,
      `${blockers(now).length}`,
      newBlockers.length + goneBlockers.length === 0
        ? 'none'
        : [
            ...(newBlockers.length > 0 ? ['new: ', ...codes(newBlockers)] : []),
            ...(goneBlockers.length > 0
              ? [newBlockers.length > 0 ? '; gone: ' : 'gone: ', ...codes(goneBlockers)]
              : []),
          ],
    ],
    ...decisions.map(({ topic, before: was, now: is }): Text[] => [words(topic), was, is, 'decided otherwise']),
    ...(resources.added.length + resources.removed.length > 0
      ? [
          [
            'Resources',
            `${before.design.resources.length}`,
            `${now.design.resources.length}`,
            [
              ...listed('added: ', resources.added),
              ...(resources.added.length > 0 && resources.removed.length > 0 ? ['; '] : []),
              ...listed('removed: ', resources.removed),
            ],
          ],
        ]
      : []),
  ]
}

const listed = (what: string, ids: readonly string[]): Inline[] =>
  ids.length === 0 ? [] : [what, ...ids.flatMap((id, index): Inline[] => [...(index > 0 ? [', '] : []), { code: id }])]

/** A difference may come from newer rules or prices, which no change of the requirements brought about. */
function rules({ before, now }: Sides): Block[] {
  const changed = [
    ...(before.ruleset.hash === now.ruleset.hash ? [] : [`rules ${before.ruleset.version} → ${now.ruleset.version}`]),
    ...(before.catalog.hash === now.catalog.hash ? [] : [`prices of ${before.catalog.readOn} → ${now.catalog.readOn}`]),
  ]
  return changed.length === 0
    ? []
    : [paragraph(`Part of it may come from newer ${changed.join(' and ')}, whatever the requirements say.`)]
}

const blockers = ({ findings }: PlanDocument) => findings.filter(({ severity }) => severity === 'blocker')

/** The same finding about the same things, whatever the figures in its words. */
const without = (some: readonly Finding[], others: readonly Finding[]) =>
  some.filter((one) => !others.some((other) => keyOf(other) === keyOf(one)))
const keyOf = ({ code, about }: Finding) => [code, ...[...about].sort()].join(' ')

/** A commitment that is no longer known is no commitment. Nine digits are above the noise of multiplying. */
const falls = ({ before, now }: PlanChanges['committedPercent']) =>
  before !== null && (now === null || now < before - 1e-9)

const fallen = ({ before, now }: PlanChanges['committedPercent']) =>
  `The provider commits to ${now === null ? 'nothing for the weakest path' : formatAvailability(now)}, and committed to ${formatAvailability(before ?? 0)}.`

const percent = ({ availability: { committedPercent } }: PlanDocument) =>
  committedPercent === null ? 'no figure' : formatAvailability(committedPercent)

const same = (was: string | undefined, is: string | undefined) => (was === is ? 'none' : 'changed')

function difference(was: number, is: number): string {
  const usd = Math.round((is - was) * 100) / 100
  if (usd === 0) return 'none'
  const sign = usd > 0 ? '+' : '−'
  const share = was > 0 ? ` (${sign}${Math.abs((usd / was) * 100).toFixed(1)}%)` : ''
  return `${sign}${formatUsdExact(Math.abs(usd))}${share}`
}

const changedDecisions = (before: readonly Decision[], now: readonly Decision[]) =>
  now.flatMap(({ topic, choice, service }) => {
    const was = before.find((decision) => decision.topic === topic)
    return was && was.choice !== choice ? [{ topic, before: was.service, now: service }] : []
  })

const names = ({ design }: PlanDocument) => design.resources.map(({ id }) => id)
