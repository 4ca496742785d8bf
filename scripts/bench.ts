import { catalog } from '@/lib/catalog/catalog'
import { estimate } from '@/lib/cost/estimate'
import { trafficRange } from '@/lib/cost/range'
import { type Decisions, decideAll } from '@/lib/decisions/decide-all'
import { tippingPoints } from '@/lib/decisions/tipping'
import { compose } from '@/lib/design/compose'
import { plan, planParts } from '@/lib/plan'
import { PLAN_PARTS } from '@/lib/plan-document'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS, type Provider, type Requirements, type RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

/**
 * How long the stages of a plan take, as a median over the named workloads, beside the limit each is held to: `npm run bench`. Whatever else
 * the machine does is in the figures, so they are read off a quiet one.
 */
const WARM_UP = 30
const ROUNDS = 60

type Case = { name: string; limitMs: number; run: (document: RequirementsDocument) => unknown }

/** The bill with its range for one cloud, from choices that are made: three designs composed and priced. */
function estimateOn(provider: Provider): Case {
  const chosen = new Map(
    SCENARIOS.map(({ document }) => {
      const platform = { ...document.platform, provider, region: null, regionSecond: null }
      const { requirements } = complete({ ...document, platform, insistOn: { ...document.insistOn, provider } })
      return [document, { requirements, decisions: decideAll(requirements, PROFILES).decisions }]
    }),
  )
  return {
    name: `the full estimate, ${provider}`,
    limitMs: 2,
    run: (document) => {
      const choice = chosen.get(document)
      return choice && fullEstimate(choice.requirements, choice.decisions, provider)
    },
  }
}

function fullEstimate(requirements: Requirements, decisions: Decisions, provider: Provider) {
  const range = trafficRange(requirements)
  const at = (factor: number) => compose(requirements, decisions, profileOf(provider), factor)
  const { monthly, hardness, discounts } = requirements.budget
  return estimate({
    designs: at(1),
    low: at(range.lowFactor),
    high: at(range.highFactor),
    catalog,
    discounts,
    budget: monthly === null ? null : { monthlyUsd: monthly, hardness },
    range,
  })
}

const asked = new Map(SCENARIOS.map(({ document }) => [document, complete(document).requirements]))
const requirementsOf = (document: RequirementsDocument) => asked.get(document) ?? complete(document).requirements

const CASES: readonly Case[] = [
  {
    name: 'all decisions with their reasons',
    limitMs: 0.1,
    run: (document) => decideAll(requirementsOf(document), PROFILES),
  },
  {
    name: 'all tipping points',
    limitMs: 10,
    run: (document) => tippingPoints(requirementsOf(document), PROFILES),
  },
  ...PROVIDERS.map(estimateOn),
  {
    name: 'what the live panel asks for',
    limitMs: 3,
    run: (document) => planParts(document, catalog, ['cost', 'availability', 'findings', 'decisions', 'assumptions']),
  },
  {
    name: 'a plan without prices of alternatives and without files',
    limitMs: 10,
    run: (document) =>
      planParts(
        document,
        catalog,
        PLAN_PARTS.filter((name) => name !== 'artifacts' && name !== 'diagrams'),
      ),
  },
  { name: 'the whole plan', limitMs: 50, run: (document) => plan(document, catalog) },
]

for (const { name, limitMs, run } of CASES) {
  for (let round = 0; round < WARM_UP; round += 1) for (const { document } of SCENARIOS) run(document)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { document } of SCENARIOS) {
      const start = performance.now()
      run(document)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3)
  console.log(`${name.padEnd(56)} median ${at(0.5)} ms   95th ${at(0.95)} ms   limit ${limitMs} ms`)
}
