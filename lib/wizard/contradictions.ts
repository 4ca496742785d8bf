import type { Answers } from './answers'
import { groupDigits, parseNumber } from './numbers'
import { unitOf } from './parse-answer'
import type { Key, Question, Reader } from './question'
import type { AnswerReader } from './reader'
import { findQuestion } from './steps'
import type { AnswerWarning, Use } from './warning'

/**
 * Answers that cannot both be meant, told from the answers alone: at once, before any plan is asked for. Those that make a document
 * impossible are said in the words in which such a document is refused.
 */
export function contradictionsAt(asked: readonly Question[], answers: Answers, read: AnswerReader): AnswerWarning[] {
  return RULES.flatMap((rule) => {
    const question = asked.find(({ key }) => key === rule.at)
    if (!question || !read.applies(question) || answers[rule.at] === undefined) return []
    const found = rule.find(read, (key) => typedAmount(key, answers))
    if (!found) return []
    const { id, at, title, severity } = rule
    return [{ id, at, title, severity, remedy: null, mayStay: severity === 'warning', ...found }]
  })
}

/** Whether a warning of this id is told from the answers alone. */
export const isContradiction = (id: string): boolean => RULES.some((rule) => rule.id === id)

type Found = Pick<AnswerWarning, 'message' | 'uses'> & { remedy?: string }
type Rule = Pick<AnswerWarning, 'id' | 'at' | 'title' | 'severity'> & {
  find: (read: Reader, typed: (key: Key) => number | undefined) => Found | undefined
}

/** Ours: the figures below which, or above which, two answers are taken to exclude each other. */
const STEADY_PEAK = 4
const IDLE_PEAK = 2
const ONE_MACHINE_PERCENT = 99.95

const RULES: readonly Rule[] = [
  {
    id: 'peak-below-average',
    at: 'traffic.peakRps',
    title: 'The peak is below the average',
    severity: 'blocker',
    find: (read, typed) => {
      const [average, peak] = [read.amount('traffic.averageRps'), typed('traffic.peakRps')]
      if (average === undefined || peak === undefined || peak >= average) return undefined
      return {
        message: `Peak must be ${average} or more, since the peak cannot be lower than the average, got ${peak}.`,
        uses: [{ label: 'Use 4 × average', changes: { 'traffic.peakRps': null } }],
      }
    },
  },
  {
    id: 'ops-above-engineers',
    at: 'team.ops',
    title: 'More than there are engineers',
    severity: 'blocker',
    find: (read, typed) => {
      const [engineers, ops] = [read.amount('team.engineers'), typed('team.ops')]
      if (engineers === undefined || ops === undefined || ops <= engineers) return undefined
      return {
        message: `This must be ${engineers} or less, the number of engineers, got ${ops}.`,
        uses: [use('team.ops', groupDigits(engineers), groupDigits(engineers))],
      }
    },
  },
  {
    id: 'hundred-percent',
    at: 'availability.slaPercent-custom',
    title: 'Cannot be had as asked',
    severity: 'blocker',
    find: (_, typed) => {
      if ((typed('availability.slaPercent-custom') ?? 0) < 100) return undefined
      return {
        message:
          'You ask for 100%: no vendor commits to it for anything that runs code, and no design reaches it, since every change can go wrong.',
        remedy: 'Name the minutes a month that can be missed; 99.99% is 4 minutes.',
        uses: [use('availability.slaPercent', '99.99', '99.99%')],
      }
    },
  },
  {
    id: 'no-budget',
    at: 'budget.monthly',
    title: 'Nothing can be had for nothing',
    severity: 'blocker',
    find: (_, typed) => {
      const amount = typed('budget.monthly')
      if (amount === undefined || amount > 0) return undefined
      return {
        message: `The monthly amount must be more than 0, got ${amount}.`,
        uses: [
          { label: 'Use ‘I have no figure yet’', changes: { 'budget.monthly-none': 'yes', 'budget.monthly': null } },
        ],
      }
    },
  },
  {
    id: 'second-region-is-first',
    at: 'platform.regionSecond',
    title: 'The second region is the first',
    severity: 'blocker',
    find: (read) => {
      const [first, second] = [read.text('platform.region'), read.text('platform.regionSecond')]
      if (second === '' || first !== second) return undefined
      return {
        message: `You name ${second} as the second region, and it is the first one already.`,
        uses: [{ label: 'Use the nearest permitted region', changes: { 'platform.regionSecond': '' } }],
      }
    },
  },
  {
    id: 'services-and-shape',
    at: 'workload.serviceCount',
    title: 'The number does not go with the answer above',
    severity: 'warning',
    find: (read, typed) => {
      const count = typed('workload.serviceCount')
      const shape = SHAPES.find(({ value }) => value === read.text('workload.shape'))
      if (count === undefined || !shape || (count >= shape.from && count <= shape.to)) return undefined
      const fitting = SHAPES.find(({ from, to }) => count >= from && count <= to)
      return {
        message: `${shape.label} means ${shape.words}, and you count ${groupDigits(count)}.`,
        uses: fitting ? [use('workload.shape', fitting.value, `‘${fitting.label}’`)] : [],
      }
    },
  },
  {
    id: 'steady-with-peaks',
    at: 'traffic.pattern',
    title: 'A steady week has no such peak',
    severity: 'warning',
    find: (read, typed) => {
      const ratio = ratioOf(read, typed)
      if (read.text('traffic.pattern') !== 'steady' || ratio === undefined || ratio <= STEADY_PEAK) return undefined
      return {
        message: `Steady is within 30% of average, and your busiest minute is ${decimal(ratio)} times the average.`,
        uses: [use('traffic.pattern', 'predictable', '‘Daily or weekly peaks’')],
      }
    },
  },
  {
    id: 'idle-without-burst',
    at: 'traffic.pattern',
    title: 'An idle week has a burst',
    severity: 'warning',
    find: (read, typed) => {
      const ratio = ratioOf(read, typed)
      if (read.text('traffic.pattern') !== 'idle' || ratio === undefined || ratio < 1 || ratio >= IDLE_PEAK)
        return undefined
      return {
        message: `Mostly idle is quiet for hours and then a burst, and your busiest minute is ${decimal(ratio)} times the average.`,
        uses: [use('traffic.pattern', 'steady', '‘Steady’')],
      }
    },
  },
  {
    id: 'one-machine-many-nines',
    at: 'availability.scope',
    title: 'A data centre is missed for longer than you allow',
    severity: 'warning',
    find: (read) => {
      const percent = askedPercent(read)
      if (read.text('availability.scope') !== 'node' || percent < ONE_MACHINE_PERCENT) return undefined
      return {
        message: `You ask for ${percent}%, and nothing takes over when a whole data centre fails: such a failure is likely to last longer than a month of that target allows.`,
        uses: [use('availability.scope', 'zone', '‘A whole data centre failing’')],
      }
    },
  },
]

/** Services that each shape of the code stands for, as its options say. */
const SHAPES = [
  { value: 'few', label: 'A few services', words: '2 to 5', from: 2, to: 5 },
  { value: 'many', label: 'Many services', words: '6 to 20', from: 6, to: 20 },
  { value: 'fleet', label: 'More than 20 services', words: 'more than 20', from: 21, to: Number.POSITIVE_INFINITY },
] as const

const use = (key: Key, value: string, words: string): Use => ({ label: `Use ${words}`, changes: { [key]: value } })

const decimal = (value: number): string => groupDigits(Number(value.toFixed(1)))

const askedPercent = (read: Reader): number =>
  read.amount('availability.slaPercent-custom') ?? Number(read.text('availability.slaPercent'))

/** Of the busiest minute to the average; undefined where the peak is our own default. */
function ratioOf(read: Reader, typed: (key: Key) => number | undefined): number | undefined {
  const [average, peak] = [read.amount('traffic.averageRps'), typed('traffic.peakRps')]
  return average === undefined || peak === undefined ? undefined : peak / average
}

/** The number as it was typed, in the field's own unit, also where it is outside the bounds. */
function typedAmount(key: Key, answers: Answers): number | undefined {
  const control = findQuestion(key)?.control
  const typed = answers[key]
  if (typeof typed !== 'string' || (control?.type !== 'number' && control?.type !== 'money')) return undefined
  const number = parseNumber(typed)
  return number === undefined ? undefined : number * (unitOf(control, answers, key)?.perUnit ?? 1)
}
