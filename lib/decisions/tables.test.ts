import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { passes } from '@/lib/rules/decide'
import { PROFILES } from '@/lib/services/by-provider'
import { decideAll, TOPICS, type Topic, tableOf } from './decide-all'
import { FOUNDATIONS } from './foundations'
import { publishedRule, reasonOf } from './ruleset'

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

test('every rule id can be looked up, and an unknown one answers with itself', () => {
  for (const table of TABLES) for (const { cell } of columnsOf(table)) expect(publishedRule(cell.rule)).toBeDefined()
  for (const { rule, because } of FOUNDATIONS) expect(reasonOf(rule)).toBe(because)
  expect(reasonOf('X-00')).toBe('X-00')
})

/** Cells and options that no answer reaches today, each with the reason. */
const UNREACHABLE = {
  cells: ['provider aws neverWhen PR-11'], // AWS is the cloud that is designed for.
  options: [
    'provider gcp', // No services and prices yet: excluded by PR-12.
    'provider azure', // Excluded by PR-13.
    'load-balancing global', // Nothing speaks for it: DNS and a balancer in each region do the same.
  ],
}

/** What chance rarely brings together. */
const HAND_MADE: RequirementsDocument[] = [
  {
    schemaVersion: 1,
    name: 'Functions that read a lot',
    workload: {
      kind: 'api',
      shape: 'functions',
      packaging: 'runtime',
      state: 'stateless',
      background: 'none',
      cpuMsPerRequest: 2,
    },
    traffic: { averageRps: 300, peakRps: 4000, pattern: 'spiky', latencyMs: 500 },
    data: { stores: ['sql'], sqlWriteSharePercent: 5 },
    availability: { scope: 'zone', slaPercent: 99.9 },
    team: { engineers: 4, ops: 1 },
  },
]

test('every cell can fire and every option can win', () => {
  const documents = [...fc.sample(requirementsDocument, { numRuns: 3000, seed: SEED }), ...HAND_MADE]
  const fired = new Set<string>()
  const won = new Set<string>()
  const cells = TABLES.flatMap(columnsOf)
  for (const document of documents) {
    const { decisions, facts } = decideAll({ ...complete(document).requirements, insistOn: {} }, PROFILES)
    for (const topic of TOPICS) won.add(`${tableOf(topic).topic} ${decisions[topic].choice}`)
    for (const { cell, key } of cells) if (!fired.has(key) && passes(cell.when, facts)) fired.add(key)
  }
  const options = TABLES.flatMap(({ topic, lightestFirst }) => lightestFirst.map((option) => `${topic} ${option}`))
  expect(cells.map(({ key }) => key).filter((key) => !fired.has(key))).toEqual(UNREACHABLE.cells)
  expect(options.filter((option) => !won.has(option)).sort()).toEqual([...UNREACHABLE.options].sort())
})

test('the database topics offer only stores of their own kind', () => {
  const further: Topic[] = ['database-nosql', 'database-timeseries', 'database-warehouse']
  const seen = new Map(further.map((topic) => [topic, new Set<string>()]))
  for (const document of fc.sample(requirementsDocument, { numRuns: 500, seed: SEED })) {
    const { decisions } = decideAll({ ...complete(document).requirements, insistOn: {} }, PROFILES)
    for (const [topic, choices] of seen) choices.add(decisions[topic].choice)
  }
  expect(Object.fromEntries([...seen].map(([topic, choices]) => [topic, [...choices].sort()]))).toEqual({
    'database-nosql': ['document', 'key-value', 'key-value-global', 'none'],
    'database-timeseries': ['none', 'time-series'],
    'database-warehouse': ['analytics', 'none'],
  })
})
