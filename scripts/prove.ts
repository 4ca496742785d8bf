import { problemsIn } from '../lib/artifacts/terraform/policy/problems.fixture'
import { failuresOf, hasTerraform, inTwoLanes, prove } from '../lib/artifacts/terraform/proof/prove.fixture'
import { standIn } from '../lib/artifacts/terraform/proof/stand-in-provider.fixture'
import { DOCUMENTS } from '../lib/artifacts/terraform/testing-designs.fixture'
import { writeTerraform } from '../lib/artifacts/terraform/write-terraform'
import { inputOf } from '../lib/artifacts/testing-input.fixture'
import { PROVIDERS, type Provider } from '../lib/requirements/schema'
import { SCENARIOS } from '../lib/scenarios/scenarios'

/**
 * Runs the real Terraform, all steps, and the policies over every design of the tests and every scenario on each cloud; some minutes a cloud.
 *
 *   npm run prove
 *   npm run prove -- aws two-region-ledger
 */
const [wantedCloud, ...wanted] = process.argv.slice(2)
if (!hasTerraform) {
  console.error('There is no terraform on the path.')
  process.exit(2)
}

const objective = { percent: 99.9, requestsPerSecond: 40 }
const documents: readonly (readonly [string, object])[] = [
  ...SCENARIOS.map(({ slug, document }) => [slug, document] as const),
  ...Object.entries(DOCUMENTS),
]
let failed = 0
for (const cloud of PROVIDERS.filter((name) => wantedCloud === undefined || name === wantedCloud))
  await proveCloud(cloud)
process.exit(failed === 0 ? 0 : 1)

async function proveCloud(cloud: Provider): Promise<void> {
  const provider = await standIn(cloud)
  const jobs = documents
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([name, document]) => {
      const platform = { provider: cloud, region: null, regionSecond: null }
      const { designs, reasonOf, ruleset } = inputOf({ ...document, platform })
      return {
        name,
        designs,
        files: writeTerraform({ designs, reasonOf, ruleset, budgetUsd: 1000, objective, iac: 'terraform' }),
      }
    })
    .filter(({ files }) => files.length > 0)
  if (jobs.length === 0) console.log(`${cloud}: no Terraform is written`)
  await inTwoLanes(jobs, async ({ name, designs, files }) => {
    const started = Date.now()
    const proof = await prove(files, provider)
    const failures = [failuresOf(proof), ...problemsIn(proof, designs[0])].filter((text) => text !== '').join('\n')
    if (failures !== '') failed += 1
    console.log(`${cloud} ${name}: ${failures === '' ? 'proven' : failures} (${Date.now() - started} ms)`)
  })
  provider.close()
}
