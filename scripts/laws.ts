import fc from 'fast-check'
import { EVERY_CLOUD } from '@/lib/decisions/clouds.fixture'
import { LAWS } from '@/lib/decisions/laws'
import { PLAN_LAWS } from '@/lib/plan-laws'
import { LAW_RUNS, requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'

/**
 * The laws of the decision tables over as many documents as one asks for: `npm run laws -- 1000000`; with `--plans` those of whole plans too,
 * which take a hundred times as long. Batch after batch from one seed, so that a failure is found again; the first broken law of each kind is
 * printed with its document.
 */
const wanted = Number(process.argv[2] ?? LAW_RUNS)
const laws = process.argv.includes('--plans') ? [...LAWS, ...PLAN_LAWS] : LAWS
const BATCH = 10_000

const broken = new Map<string, string>()
const started = performance.now()
let done = 0
while (done < wanted) {
  const numRuns = Math.min(BATCH, wanted - done)
  for (const document of fc.sample(requirementsDocument, { numRuns, seed: SEED + done / BATCH })) {
    for (const { name, check } of laws) {
      if (broken.has(name)) continue
      const found = check(document, EVERY_CLOUD)
      if (found !== null) broken.set(name, `${found}\n  ${JSON.stringify(document)}`)
    }
  }
  done += numRuns
  console.log(`${done} documents, ${Math.round((performance.now() - started) / 1000)} s, ${broken.size} laws broken`)
}
for (const { name } of laws) console.log(broken.has(name) ? `broken: ${name}: ${broken.get(name)}` : `holds: ${name}`)
process.exitCode = broken.size > 0 ? 1 : 0
