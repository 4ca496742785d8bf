import { catalog } from '@/lib/catalog/catalog'
import { estimate } from '@/lib/cost/estimate'
import { trafficRange } from '@/lib/cost/range'
import { type Decisions, decideAll } from '@/lib/decisions/decide-all'
import { tippingPoints } from '@/lib/decisions/tipping'
import { compose } from '@/lib/design/compose'
import { plan, planParts } from '@/lib/plan'
import { PLAN_PARTS, PlanDocument } from '@/lib/plan-document'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS, type Provider, type Requirements, type RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { archive } from '@/lib/server/archive'
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

const DOCUMENTS = SCENARIOS.map(({ document }) => document)
for (const bench of CASES) await report(bench, DOCUMENTS)

/** The design with most to hand over: what a page of code and a download wait for. */
const largest = PROVIDERS.flatMap((provider) =>
  DOCUMENTS.map((document) => ({
    ...document,
    platform: { ...document.platform, provider, region: null, regionSecond: null },
  })),
)
  .map((document) => ({ document, files: planParts(document, catalog, ['artifacts']).artifacts ?? [] }))
  .reduce((most, one) => (bytes(one.files) > bytes(most.files) ? one : most))
await report(
  {
    name: 'the files of the largest workload, and its design',
    limitMs: 25,
    run: (document) => planParts(document, catalog, ['artifacts']),
  },
  [largest.document],
)
const kept = JSON.stringify(plan(largest.document, catalog))
await report(
  {
    name: 'the first byte of its zip, from the stored plan',
    limitMs: 150,
    run: (document) => firstByte(document, kept),
  },
  [largest.document],
)

/** As the download does it: the plan is read and held against its schema, then the zip is sent while it is made. */
async function firstByte(requirements: RequirementsDocument, stored: string): Promise<unknown> {
  const read = PlanDocument.parse(JSON.parse(stored))
  const zip = archive({ plan: read, requirements, createdAt: '2026-11-23T12:00:00.000Z' }, 'largest').getReader()
  const { value } = await zip.read()
  await zip.cancel()
  return value
}

function bytes(files: readonly { content: string }[]): number {
  return files.reduce((sum, { content }) => sum + content.length, 0)
}

async function report({ name, limitMs, run }: Case, documents: readonly RequirementsDocument[]): Promise<void> {
  for (let round = 0; round < WARM_UP; round += 1) for (const document of documents) await run(document)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const document of documents) {
      const start = performance.now()
      await run(document)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3)
  console.log(`${name.padEnd(56)} median ${at(0.5)} ms   95th ${at(0.95)} ms   limit ${limitMs} ms`)
}
