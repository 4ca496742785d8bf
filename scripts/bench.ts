import { catalog } from '@/lib/catalog/catalog'
import { decideAll } from '@/lib/decisions/decide-all'
import { plan, planParts } from '@/lib/plan'
import { complete } from '@/lib/requirements/defaults'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { PROFILES } from '@/lib/services/by-provider'

/** How long the stages of a plan take, as a median over the named workloads, beside the limit each is held to. */
const ROUNDS = 40

const cases: { name: string; limitMs: number; run: (document: (typeof SCENARIOS)[number]['document']) => unknown }[] = [
  { name: 'decisions', limitMs: 0.5, run: (document) => decideAll(complete(document).requirements, PROFILES) },
  {
    name: 'what the live panel asks for',
    limitMs: 10,
    run: (document) => planParts(document, catalog, ['cost', 'availability', 'findings', 'decisions', 'assumptions']),
  },
  { name: 'the whole plan', limitMs: 50, run: (document) => plan(document, catalog) },
]

for (const { name, limitMs, run } of cases) {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { document } of SCENARIOS) {
      const start = performance.now()
      run(document)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  console.log(`${name.padEnd(30)} median ${at(0.5)} ms   95th ${at(0.95)} ms   limit ${limitMs} ms`)
}
