import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LAW_RUNS, requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { passes } from '@/lib/rules/decide'
import { CLOUD_SETS, EVERY_CLOUD } from './clouds.fixture'
import { decideAll, TOPICS, type Topic, tableOf } from './decide-all'
import { FOUNDATIONS } from './foundations'
import { publishedRule, reasonOf } from './ruleset'
import { HAND_MADE } from './tables.fixture'

/** The database table decides four topics; the others have one each. */
const TABLES = [...new Map(TOPICS.map((topic) => [tableOf(topic), topic])).entries()].map(([table]) => table)

const columnsOf = (table: (typeof TABLES)[number]) =>
  table.lightestFirst.flatMap((option) => {
    const row = table.options[option]
    return (['useWhen', 'avoidWhen', 'neverWhen'] as const).flatMap((column) =>
      (row?.[column] ?? []).map((cell) => ({ cell, key: `${table.topic} ${option} ${column} ${cell.rule}` })),
    )
  })

test('a rule id stands for one rule, over all tables and the foundations', () => {
  const rules = [
    ...TABLES.flatMap((table) => [
      ...columnsOf(table).map(({ cell }) => cell),
      { ...table.otherwise, when: 'otherwise' },
    ]),
    ...FOUNDATIONS.map((rule) => ({ ...rule, when: 'foundation' })),
  ]
  const meanings = new Map<string, Set<string>>()
  for (const { rule, when, because } of rules)
    meanings.set(rule, (meanings.get(rule) ?? new Set()).add(JSON.stringify([when, because])))
  expect([...meanings].filter(([, all]) => all.size > 1).map(([rule]) => rule)).toEqual([])
})

test('a rule id is a prefix of capitals and a number', () => {
  const ids = [
    ...TABLES.flatMap((table) => columnsOf(table).map(({ cell }) => cell.rule)),
    ...FOUNDATIONS.map(({ rule }) => rule),
  ]
  expect(ids.filter((id) => !/^[A-Z]{1,3}-\d{2}$/.test(id))).toEqual([])
})

test.each(TABLES.map((table) => [table.topic, table] as const))(
  '%s lists each option once and says what it is',
  (_, table) => {
    expect([...table.lightestFirst].sort()).toEqual(Object.keys(table.options).sort())
    expect(new Set(table.lightestFirst).size).toBe(table.lightestFirst.length)
    for (const option of table.lightestFirst) expect(table.options[option]?.summary).toMatch(/\S/)
    expect(table.question).toMatch(/\?$/)
  },
)

test('every rule has a reason in a sentence, a source with a date, and a weight that counts', () => {
  for (const table of TABLES) {
    for (const { because, source, rule } of [
      ...columnsOf(table).map(({ cell }) => cell),
      table.otherwise,
      ...FOUNDATIONS,
    ]) {
      expect(because, rule).toMatch(/^[A-Z].*\.$/)
      expect(source.readOn, rule).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      // Ours has no page; whatever is said to be read has one.
      if (source.confidence !== 'assumption') expect(source.url, rule).toMatch(/^https:\/\//)
    }
    for (const { cell } of columnsOf(table)) if ('weight' in cell) expect(cell.weight, cell.rule).toBeGreaterThan(0)
  }
})

/** Services of one cloud: a rule that names one speaks of that cloud only, or says what differs between them. */
const SERVICES =
  /Lambda|Fargate|Beanstalk|\bEC2\b|\bRDS\b|Aurora|Dynamo|CloudFront|Cloud Run|Cloud SQL|Spanner|Azure Functions|App Service|Container Apps|Cosmos|Front Door/

test('a rule that names a service of one cloud is about that cloud', () => {
  for (const { cell } of TABLES.flatMap(columnsOf)) {
    if (SERVICES.test(cell.because)) expect(JSON.stringify(cell.when), cell.rule).toContain('"provider"')
  }
  for (const { otherwise } of TABLES) expect(otherwise.because).not.toMatch(SERVICES)
})

test('every rule id can be looked up, and an unknown one answers with itself', () => {
  for (const table of TABLES) for (const { cell } of columnsOf(table)) expect(publishedRule(cell.rule)).toBeDefined()
  for (const { rule, because } of FOUNDATIONS) expect(reasonOf(rule)).toBe(because)
  expect(reasonOf('X-00')).toBe('X-00')
})

/** Options that no answer reaches today, each with the reason. */
const UNREACHABLE = [
  // DNS and a balancer in each region do the same for HTTP, and for raw TCP and UDP nothing in a design stands for a global address yet.
  'load-balancing global',
]

type Seen = {
  /** Cells that fired, by table, option, column and rule. */
  fired: Set<string>
  /** Speaking cells that fired while their option was possible, and limits that stood alone in the way of theirs. */
  counted: Set<string>
  won: Set<string>
}

const seen = observe()

test('every cell can fire', () => {
  const keys = TABLES.flatMap(columnsOf).map(({ key }) => key)
  expect(keys.filter((key) => !seen.fired.has(key))).toEqual([])
})

test('every option can win', () => {
  const options = TABLES.flatMap(({ topic, lightestFirst }) => lightestFirst.map((option) => `${topic} ${option}`))
  expect(options.filter((option) => !seen.won.has(option))).toEqual(UNREACHABLE)
})

test('no row is shadowed: each cell counts where its option is possible, and each limit stands alone somewhere', () => {
  const keys = TABLES.flatMap(columnsOf).map(({ key }) => key)
  expect(keys.filter((key) => !seen.counted.has(key))).toEqual([])
})

test('the database topics offer only stores of their own kind', () => {
  const further: Topic[] = ['database-nosql', 'database-timeseries', 'database-warehouse']
  const choices = new Map(further.map((topic) => [topic, new Set<string>()]))
  for (const document of fc.sample(requirementsDocument, { numRuns: 500, seed: SEED })) {
    const { decisions } = decideAll({ ...complete(document).requirements, insistOn: {} }, EVERY_CLOUD)
    for (const [topic, found] of choices) found.add(decisions[topic].choice)
  }
  expect(Object.fromEntries([...choices].map(([topic, found]) => [topic, [...found].sort()]))).toEqual({
    'database-nosql': ['document', 'key-value', 'key-value-global', 'none'],
    'database-timeseries': ['none', 'time-series'],
    'database-warehouse': ['analytics', 'none'],
  })
})

/** Decides many documents over clouds as they are and as they might be, and notes what every cell does. */
function observe(): Seen {
  const found: Seen = { fired: new Set(), counted: new Set(), won: new Set() }
  const documents = [...HAND_MADE, ...fc.sample(requirementsDocument, { numRuns: LAW_RUNS, seed: SEED })]
  for (const [index, document] of documents.entries()) {
    const clouds = index < HAND_MADE.length ? EVERY_CLOUD : (CLOUD_SETS[index % CLOUD_SETS.length] ?? EVERY_CLOUD)
    const { decisions, facts } = decideAll({ ...complete(document).requirements, insistOn: {} }, clouds)
    for (const topic of TOPICS) found.won.add(`${tableOf(topic).topic} ${decisions[topic].choice}`)
    for (const table of TABLES) note(table, facts, found)
  }
  return found
}

function note(table: (typeof TABLES)[number], facts: Parameters<typeof passes>[1], found: Seen): void {
  for (const option of table.lightestFirst) {
    const row = table.options[option]
    const limits = (row?.neverWhen ?? []).filter(({ when }) => passes(when as never, facts))
    for (const column of ['useWhen', 'avoidWhen'] as const) {
      for (const { rule, when } of row?.[column] ?? []) {
        if (!passes(when as never, facts)) continue
        found.fired.add(`${table.topic} ${option} ${column} ${rule}`)
        if (limits.length === 0) found.counted.add(`${table.topic} ${option} ${column} ${rule}`)
      }
    }
    for (const { rule } of limits) found.fired.add(`${table.topic} ${option} neverWhen ${rule}`)
    const [only] = limits
    if (only && limits.length === 1) found.counted.add(`${table.topic} ${option} neverWhen ${only.rule}`)
  }
}
