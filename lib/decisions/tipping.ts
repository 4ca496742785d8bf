import type { Rung, Scale } from '@/lib/requirements/ladder'
import { answerAt, SCALES, withAnswer } from '@/lib/requirements/scales'
import type { Requirements } from '@/lib/requirements/schema'
import { choose } from '@/lib/rules/decide'
import { type Clouds, inOrder, READ_FACTS, TOPICS, type Topic, thresholdsOf, wishFor } from './decide-all'
import { type Facts, factsOf } from './facts'

/** One answer that decides otherwise: with `to` instead of `from` the topic's choice is `becomes`; one step short of it, it is not yet. */
export type TippingPoint = { field: string; from: Rung; to: Rung; becomes: string }
export type TippingPoints = { [T in Topic]: TippingPoint[] }

/**
 * The nearest change of each number and ordered answer, upwards and downwards, that flips each decision, nearest first. Found by asking the
 * tables again with changed answers: those at which a table's own threshold lies, and others at even distances, then halving the interval
 * until two neighbours on the answer's scale decide differently. One answer is changed at a time.
 */
export function tippingPoints(requirements: Requirements, clouds: Clouds): TippingPoints {
  const found = Object.fromEntries(TOPICS.map((topic) => [topic, [] as TippingPoint[]])) as TippingPoints
  const asked = baseline(requirements, clouds)
  for (const scale of SCALES) {
    const search = searchOf(asked, scale)
    for (const rungs of search.directions) {
      const flipped = new Set<Topic>()
      let before = search.start
      for (const rung of rungs) {
        for (const [topic] of search.differencesAt(rung)) {
          if (flipped.has(topic)) continue
          flipped.add(topic)
          found[topic].push(nearest(search, topic, before, rung))
        }
        before = rung
      }
    }
  }
  for (const topic of TOPICS) found[topic].sort((a, b) => distance(a) - distance(b))
  return found
}

/**
 * How far away a tipping point is: the natural logarithm of the factor between the two numbers, and that of 2 for an ordered choice or
 * for a number that starts from nothing.
 */
export function distance({ from, to }: Pick<TippingPoint, 'from' | 'to'>): number {
  if (typeof from !== 'number' || typeof to !== 'number' || from <= 0 || to <= 0) return Math.LN2
  // Percentages of availability are told apart by what they leave out.
  if (from >= 90 && to >= 90 && from <= 100 && to <= 100 && from !== to)
    return Math.abs(Math.log((100.0001 - from) / (100.0001 - to)))
  return Math.abs(Math.log(to / from))
}

type Choices = ReadonlyMap<Topic, string | undefined>
type Baseline = {
  requirements: Requirements
  clouds: Clouds
  /** The facts before any choice joined them. */
  facts: Facts
  choices: Choices
}

function baseline(requirements: Requirements, clouds: Clouds): Baseline {
  const choices = new Map<Topic, string | undefined>()
  inOrder(factsOf(requirements, clouds), (topic, table, seen) => {
    const choice = choose(table, seen, wishFor(topic, requirements))
    choices.set(topic, choice)
    return choice
  })
  return { requirements, clouds, facts: factsOf(requirements, clouds), choices }
}

type Search = {
  scale: Scale
  from: Rung
  /** Where the answer stands: its rung, or the middle between two. */
  start: number
  /** Rungs to ask at, in order of distance, downwards and upwards. */
  directions: number[][]
  differencesAt(rung: number): readonly (readonly [Topic, string])[]
}

function searchOf(asked: Baseline, scale: Scale): Search {
  const { requirements } = asked
  const from = answerAt(requirements, scale.field)
  const { below, at, above } = scale.around(from)
  const differencesAt = remember((rung: number) => differences(asked, changedAt(rung)))
  const changedAt = remember((rung: number) => change(asked, scale, rung))
  const limits = scale.limits?.(requirements)
  const isAllowed = (rung: number) => {
    const value = scale.at(rung)
    if (value === undefined) return false
    return typeof value !== 'number' || within(value, limits)
  }
  return {
    scale,
    from,
    start: at ?? (below + above) / 2,
    directions: [candidates(scale, below, -1, isAllowed, changedAt), candidates(scale, above, 1, isAllowed, changedAt)],
    differencesAt,
  }
}

/** Answers with one of them changed, and what that moves. */
type Changed = { value: Rung; requirements: Requirements; facts: Facts; moved: readonly (keyof Facts)[] }

function change({ requirements, clouds, facts }: Baseline, { field, at }: Scale, rung: number): Changed {
  const value = at(rung) ?? null
  const changed = withAnswer(requirements, field, value)
  const after = factsOf(changed, clouds)
  return { value, requirements: changed, facts: after, moved: READ_FACTS.filter((name) => after[name] !== facts[name]) }
}

function remember<Value>(make: (rung: number) => Value): (rung: number) => Value {
  const known = new Map<number, Value>()
  return (rung) => {
    const value = known.get(rung) ?? make(rung)
    known.set(rung, value)
    return value
  }
}

const within = (value: number, limits: { least?: number; most?: number } | undefined) =>
  value >= (limits?.least ?? Number.NEGATIVE_INFINITY) && value <= (limits?.most ?? Number.POSITIVE_INFINITY)

/** Rungs between two questions: seven a decade on a scale of two significant digits. */
const STRIDE = 13
/** How far a search goes: three decades. */
const REACH = 21

/** The rungs worth asking at. A field that reaches a table unchanged turns only at that table's thresholds; others are asked evenly. */
function candidates(
  scale: Scale,
  first: number,
  step: 1 | -1,
  isAllowed: (rung: number) => boolean,
  changedAt: (rung: number) => Changed,
): number[] {
  if (!Number.isFinite(first) || !isAllowed(first)) return []
  const even: number[] = []
  for (let count = 0; count <= REACH; count += 1) {
    const rung = first + step * count * (isFine(scale) ? STRIDE : 1)
    if (!isAllowed(rung)) break
    even.push(rung)
  }
  const last = lastAllowed(scale, even.at(-1) ?? first, step, isAllowed)
  const reach = reachOf([changedAt(first), changedAt(last)])
  if (reach.thresholds.size === 0 && !reach.isDerived) return []
  const turns = [...reach.thresholds].flatMap((threshold) => {
    const { below, at, above } = scale.around(threshold)
    return [below, at ?? below, above]
  })
  const rungs = new Set([...turns, ...(reach.isDerived || !isFine(scale) ? even : []), last])
  return [...rungs]
    .filter((rung) => (rung - first) * step >= 0 && (last - rung) * step >= 0 && isAllowed(rung))
    .sort((a, b) => (a - b) * step)
}

/** Scales of measures have hundreds of rungs; ladders have a few and are asked at each. */
const isFine = (scale: Scale) => scale.at(40) !== undefined || scale.at(400) !== undefined

/** The last rung that may be answered within reach, where the stride passed over it. */
function lastAllowed(scale: Scale, from: number, step: 1 | -1, isAllowed: (rung: number) => boolean): number {
  let last = from
  for (let count = 0; count < (isFine(scale) ? STRIDE : 0) && isAllowed(last + step); count += 1) last += step
  return last
}

/** Which facts a field moves: those that carry its value as it is, by their thresholds, and whether any other moves with it. */
function reachOf(ends: readonly Changed[]) {
  const thresholds = new Set<number>()
  let isDerived = false
  for (const { value, facts, moved } of ends)
    for (const name of moved) {
      if (typeof value === 'number' && facts[name] === value)
        for (const mark of thresholdsOf(name)) thresholds.add(mark)
      else isDerived = true
    }
  return { thresholds, isDerived }
}

/** The topics that decide otherwise. Only tables that read a fact which moved are asked again. */
function differences(asked: Baseline, { requirements, facts, moved }: Changed): (readonly [Topic, string])[] {
  if (moved.length === 0) return []
  const names = new Set<string>(moved)
  const different: (readonly [Topic, string])[] = []
  inOrder({ ...facts }, (topic, table, seen, fact) => {
    const was = asked.choices.get(topic)
    if (!touches(table.reads, names)) return was
    const choice = choose(table, seen, wishFor(topic, requirements))
    if (choice === undefined || choice === was) return was
    different.push([topic, choice])
    if (fact !== undefined) names.add(fact)
    if (topic === 'provider') names.add('permittedRegions')
    return choice
  })
  return different
}

const touches = (reads: ReadonlySet<string>, names: ReadonlySet<string>): boolean => {
  for (const name of names) if (reads.has(name)) return true
  return false
}

/** Halves the interval between a rung that does not flip the topic and one that does, until they are neighbours. */
function nearest(search: Search, topic: Topic, unflipped: number, flipped: number): TippingPoint {
  const choiceAt = (rung: number) => search.differencesAt(rung).find(([name]) => name === topic)?.[1]
  let [near, far] = [unflipped, flipped]
  while (Math.abs(far - near) > 1) {
    const middle = near < far ? Math.floor((near + far) / 2) : Math.ceil((near + far) / 2)
    if (middle === far || middle === near) break
    if (choiceAt(middle) === undefined) near = middle
    else far = middle
  }
  return {
    field: search.scale.field,
    from: search.from,
    to: search.scale.at(far) ?? null,
    becomes: choiceAt(far) ?? '',
  }
}
