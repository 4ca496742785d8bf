import { expect, test } from 'vitest'
import { ladder } from '@/lib/availability/ladder'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { formatUsd } from '@/lib/units/format-money'
import { ask, type Change } from './ask.fixture'
import { findAll } from './find'
import { inputOf } from './input.fixture'
import { onCallFor } from './staffing'

const FAR = {
  aws: { region: 'us-east-1', regionSecond: 'eu-west-1' },
  gcp: { region: 'us-central1', regionSecond: 'europe-west1' },
  azure: { region: 'eastus2', regionSecond: 'westeurope' },
} as const
const NO_LOSS = { slaPercent: 99.99, scope: 'region', rtoMinutes: 1, rpoMinutes: 0 } as const
const TWO_PEOPLE = { engineers: 2, ops: 0, onCall: 'informal' } as const

/** What cannot be had, in words that say so, and an answer near to it that can. */
const WISHES: readonly [string, (provider: Provider) => Change, RegExp, (provider: Provider) => Change][] = [
  [
    'five nines with $1,000 and two people',
    () => ({ availability: { slaPercent: 99.999 }, budget: { monthly: 1000 }, team: TWO_PEOPLE }),
    /99\.999%.*\$1,000 a month, where about \$10,000.*2 people on call/,
    () => ({ availability: { slaPercent: 98 } }),
  ],
  [
    'no loss with a region and writes of 20 ms over an ocean',
    (provider) => ({ availability: NO_LOSS, traffic: { writeLatencyMs: 20 }, platform: FAR[provider] }),
    /each write waits for .* takes \d+ ms, and you allow 20 ms/,
    (provider) => ({ availability: { scope: 'region', rtoMinutes: 60 }, platform: FAR[provider] }),
  ],
  [
    'a ceiling below the floor',
    () => ({ budget: { monthly: 100, hardness: 'hard' } }),
    /\$100 is your ceiling/,
    () => ({ budget: { monthly: 9000, hardness: 'hard' } }),
  ],
  [
    'a target below the floor',
    () => ({ budget: { monthly: 60 } }),
    /You aim for \$60 a month, and the least that this workload can cost here is about \$\d+/,
    () => ({ budget: { monthly: 900 } }),
  ],
  [
    'a second region where one may hold the data',
    () => ({ data: { residency: 'uk' }, availability: { scope: 'region', rtoMinutes: 10, rpoMinutes: 1 } }),
    /needs a second region, and data that must stay in the United Kingdom has 1 region of/,
    () => ({ data: { residency: 'eu' }, availability: { scope: 'region', rtoMinutes: 10, rpoMinutes: 1 } }),
  ],
  [
    '100%',
    () => ({ availability: { slaPercent: 100 } }),
    /You ask for 100%: no vendor commits to it/,
    () => ({ availability: { slaPercent: 99.9 } }),
  ],
  [
    'recovery of a machine before anybody responds',
    () => ({ availability: { slaPercent: 98, scope: 'node', rtoMinutes: 10 }, team: { onCall: 'hours' } }),
    /within 10 minutes, and nobody responds outside working hours: about 14 h 30 min/,
    () => ({ availability: { slaPercent: 98, scope: 'zone', rtoMinutes: 10 }, team: { onCall: 'hours' } }),
  ],
]

const on = (provider: Provider, change: Change) =>
  findAll(inputOf(ask({ ...change, platform: { provider, ...change.platform } })))

const CASES = PROVIDERS.flatMap((provider) => WISHES.map(([name, ...rest]) => [provider, name, ...rest] as const))

test.each(CASES)('on %s: %s cannot be had, and two or three designs can', (provider, _, wish, says) => {
  const findings = on(provider, wish(provider))
  const refused = findings.filter(({ code }) => code === 'INFEASIBLE_AS_ASKED')
  const index = refused.findIndex(({ message }) => says.test(message))
  expect(index, refused.map(({ message }) => message).join('\n')).toBeGreaterThanOrEqual(0)
  const { options = [], message = '' } = findings.filter(({ code }) => code === 'NEAREST_FEASIBLE')[index] ?? {}
  expect(options.length).toBeGreaterThanOrEqual(2)
  expect(options.length).toBeLessThanOrEqual(3)
  for (const { words, monthlyUsd, committedPercent, people } of options) {
    expect(message).toContain(`${words}: `)
    expect(message).toContain(`${formatUsd(monthlyUsd)} a month`)
    expect(message).toContain(`${people} people on call`)
    if (committedPercent === null) expect(message).toContain('nothing is promised for')
  }
})

test.each(CASES)('on %s: an answer near to %s can be had', (provider, _, __, says, quiet) => {
  const refused = on(provider, quiet(provider)).filter(({ code }) => code === 'INFEASIBLE_AS_ASKED')
  expect(refused.filter(({ message }) => says.test(message))).toEqual([])
})

const nearestOf = (provider: Provider, change: Change) =>
  on(provider, change).find(({ code }) => code === 'NEAREST_FEASIBLE')?.options ?? []

test('what fits the money and the people comes first', () => {
  const few = { availability: { slaPercent: 99.999 }, budget: { monthly: 1500 }, team: TWO_PEOPLE } as const
  for (const provider of PROVIDERS) {
    const [first, second] = nearestOf(provider, few)
    expect(first?.people).toBe(2)
    expect(first?.monthlyUsd).toBeLessThanOrEqual(1500)
    expect(second?.people).toBeGreaterThanOrEqual(first?.people ?? 0)
  }
})

test('a nearer second region is offered where one is near enough for the writes', () => {
  const far = { availability: NO_LOSS, traffic: { writeLatencyMs: 20 }, platform: FAR.aws }
  expect(nearestOf('aws', far).map(({ words }) => words)).toEqual([
    'US East (Ohio) as the second region, 15 ms away',
    'Writes that may take 70 ms and more',
    expect.stringMatching(/^A copy in Europe \(Ireland\) that follows about a second behind/),
  ])
})

test('a cloud whose database confirms writes in two regions is offered where the chosen one has none', () => {
  const words = on('azure', { availability: NO_LOSS }).flatMap(({ options = [] }) => options.map((one) => one.words))
  expect(words).toContain('With AWS as the cloud, distributed-sql as database')
})

test('regions of the area that have no prices are named, at whichever cloud', () => {
  const japan = { data: { residency: 'jp' }, availability: { scope: 'region', rtoMinutes: 10, rpoMinutes: 1 } } as const
  const refused = on('gcp', japan).find(({ message }) => message.includes('must stay in Japan'))
  expect(refused?.remedy).toMatch(/AWS has .*Tokyo.* and .*Osaka.*: the second of each has no prices here/)
})

test('people on call are those of the ladder of nines', () => {
  const { requirements, whatIf } = inputOf(ask())
  for (const { percent, people } of ladder(requirements, whatIf)) expect(onCallFor(percent)).toBe(people.onCall)
})
