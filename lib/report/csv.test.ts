// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import Big from 'big.js'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { Control, PlanDocument } from '@/lib/plan-document'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { controlsCsv, costsCsv } from './csv'

const made = plan(
  RequirementsDocument.parse({
    name: 'Orders',
    workload: { kind: 'api' },
    data: { stores: ['sql', 'object'] },
    compliance: { regimes: ['gdpr'] },
  }),
  catalog,
)

/** RFC 4180, read back: quotes are doubled, rows end in CR LF, a quoted cell may hold any of them. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== '\r\n') continue
    rows.push(row)
    row = []
  }
  return rows
}

test('the lines add up to the plan’s total, and every row has every column', () => {
  const [head = [], ...rows] = read(costsCsv(made))
  const column = head.indexOf('monthly_usd')
  const total = rows.reduce((sum, row) => sum.plus(row[column] || 0), new Big(0))
  expect(total.toNumber()).toBe(made.cost.monthlyUsd.expected)
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]))
  const { lines, unpriced, noCharge } = made.cost
  expect(rows).toHaveLength(lines.length + unpriced.length + noCharge.length)
})

test('a bill that was left out has a head and no rows', () => {
  expect(read(costsCsv({}))).toHaveLength(1)
})

test('every control is a row', () => {
  const [head, ...rows] = read(controlsCsv(made))
  expect(head?.[0]).toBe('id')
  expect(rows.map(([id]) => id)).toEqual(made.security.map(({ id }) => id))
})

const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  '+1+2',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)',
  '\t=1',
  'a,b',
  'quote " inside',
  'two\r\nlines',
  ' space before',
  '🦊 ${x} %{if}',
]

test.each(HOSTILE)('a hostile name stays text and comes back whole: %j', (name) => {
  const line = made.cost.lines[0] as PlanDocument['cost']['lines'][number]
  const cost = { ...made.cost, lines: [{ ...line, name, monthlyUsd: -1.5 }], unpriced: [], noCharge: [] }
  const [head = [], row = []] = read(costsCsv({ cost }))
  const item = row[head.indexOf('item')]
  expect(item).toBe(/^[=+\-@\t]/.test(name) ? `'${name}` : name)
  // A number of ours is left a number.
  expect(row[head.indexOf('monthly_usd')]).toBe('-1.5')
  const control = { ...(made.security[0] as Control), control: name }
  expect(read(controlsCsv({ security: [control] }))[1]?.[2]).toBe(item)
})
