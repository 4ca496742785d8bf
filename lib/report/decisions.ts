import type { Decision } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { formatDate } from '@/lib/units/dates'
import { formatUsd } from '@/lib/units/format-money'
import { type Block, type Inline, paragraph, type Text, table } from './document'

type Source = Decision['source']
type Alternative = Decision['alternatives'][number]

/** Each decision with its reason and why the others lost. What was decided against needing is one table at the end. */
export function decisions(all: readonly Decision[]): Block[] {
  const made = all.filter((decision) => !isNotNeeded(decision))
  const rest = all.filter(isNotNeeded)
  return [
    ...made.flatMap(decisionBlocks),
    ...(rest.length > 0
      ? [
          paragraph({ strong: 'Not needed.' }, ' Looked at, and left out of this design.'),
          table(
            ['Topic', 'Because', 'Rule'],
            rest.map(({ topic, because, rule }) => [words(topic), because, [{ code: rule }]]),
          ),
        ]
      : []),
  ]
}

export const isNotNeeded = ({ choice, recommended }: Decision) => choice === 'none' && recommended === null

/** One decision with its reason, the other options and what would turn it. */
export function decisionBlocks(decision: Decision): Block[] {
  const { topic, service, summary, because, rule, source, recommended, infeasible, alternatives } = decision
  return [
    paragraph(
      { strong: `${words(topic)}: ${service}.` },
      ` ${summary === service ? '' : `${summary}. `}${because} (`,
      { code: rule },
      ', ',
      ...sourceLink(source),
      ')',
      ...also(decision),
    ),
    ...(recommended === null
      ? []
      : [paragraph(`You insisted on this; the rules would have chosen ${words(recommended).toLowerCase()}.`)]),
    ...(infeasible === null || infeasible === undefined
      ? []
      : [
          paragraph(
            { strong: 'Cannot be had as asked:' },
            ` ${infeasible.because} (`,
            { code: infeasible.rule },
            ', ',
            ...sourceLink(infeasible.source),
            ')',
          ),
        ]),
    ...(alternatives.length > 0
      ? [
          table(
            ['Alternative', 'Score', 'A month with it', 'Why not'],
            alternatives.map((alternative) => [
              alternative.service,
              score(alternative),
              alternative.monthlyUsd === null || alternative.monthlyUsd === undefined
                ? '–'
                : `${alternative.isAtLeast ? 'at least ' : ''}${formatUsd(alternative.monthlyUsd)}`,
              whyNot(alternative, decision),
            ]),
            [1, 2],
          ),
        ]
      : []),
    ...standing(decision),
  ]
}

const CONFIDENCE = { strong: 'Strong', moderate: 'Moderate', 'close-call': 'A close call' } as const
/** Enough to see what the choice hangs on; the plan has all of them. */
const SHOWN = 3

/** How well the choice stands, and the nearest answers that would turn it. */
function standing({ confidence, margin, tippingPoints = [], alternatives }: Decision): Block[] {
  if (!confidence) return []
  const ahead =
    margin === null ? 'nothing else was possible' : margin === 0 ? 'a tie' : `${plural(margin, 'point')} ahead`
  const nameOf = (option: string) => alternatives.find((other) => other.option === option)?.service ?? words(option)
  const turns = tippingPoints
    .slice(0, SHOWN)
    .flatMap(({ field, from, to, becomes }, index): Inline[] => [
      index > 0 ? '; ' : ' It would turn with ',
      { code: field },
      ` ${from ?? 'open'} → ${to ?? 'open'} (${nameOf(becomes)})`,
    ])
  return [
    paragraph(
      { strong: CONFIDENCE[confidence] },
      `: ${ahead}.`,
      ...turns,
      turns.length > 0 ? '.' : ' No single answer in reach would turn it.',
    ),
  ]
}

/** Further reasons for the choice, after the first. */
function also({ for: reasons, against, rule }: Decision): Inline[] {
  const more = reasons.filter((reason) => reason.rule !== rule)
  return [
    ...(more.length > 0 ? [' Also: ', ...joined(more)] : []),
    ...(against.length > 0 ? [' Against it: ', ...joined(against)] : []),
  ]
}

const joined = (reasons: readonly { because: string; rule: string }[]): Inline[] =>
  reasons.flatMap(({ because, rule }, index) => [`${index > 0 ? ' ' : ''}${because} (`, { code: rule }, ')'])

const score = ({ score: points, excludedBy }: Alternative): string => (excludedBy ? '–' : `${points}`.replace('-', '−'))

function whyNot({ excludedBy, against, score: points }: Alternative, { score: best }: Decision): Text {
  if (excludedBy) return ['Not possible: ', ...joined([excludedBy]), ', ', ...sourceLink(excludedBy.source)]
  if (against.length > 0) return joined(against)
  return points === best ? 'A tie: it is more to operate.' : `Less speaks for it: ${points} against ${best}.`
}

/** A page and the day it was read; what is our own judgement says so. */
export function sourceLink({ url, readOn, confidence }: Source): Inline[] {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1]
  if (confidence === 'assumption') return host ? ['our judgement after ', { link: host, url }] : ['our judgement']
  return [
    ...(host ? [{ link: host, url }] : [url]),
    `, read ${formatDate(readOn)}${confidence === 'secondary' ? ', second hand' : ''}`,
  ]
}

const ACRONYMS: Record<string, string> = { cdn: 'CDN', dns: 'DNS' }

export const words = (name: string): string =>
  ACRONYMS[name] ?? name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
