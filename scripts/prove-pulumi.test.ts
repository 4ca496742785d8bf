import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'

// 300 MB of declarations, so they are not among our own packages: prove-pulumi.ts says how to install them.
const packages = process.env.PULUMI_PACKAGES ?? ''
const isThere = packages !== ''
const cases = PROVIDERS.flatMap((provider) => SCENARIOS.map(({ slug }) => [slug, provider] as const))

if (!isThere) test.skip('each Pulumi program makes what Terraform plans (skipped: no PULUMI_PACKAGES)', () => {})

test.for(isThere ? cases : [])(
  '%s on %s: the Pulumi program makes what Terraform plans',
  { timeout: 180_000 },
  ([slug, provider]) => {
    const args = ['--import', 'tsx', 'scripts/prove-pulumi.ts', packages, provider, slug]
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stdout.trim().split('\n').at(-1), `${stdout}${stderr}`).toBe('All proven.')
  },
)
