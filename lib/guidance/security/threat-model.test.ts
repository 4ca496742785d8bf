import { expect, test } from 'vitest'
import { writeTerraform } from '@/lib/artifacts/terraform/write-terraform'
import { inputOf } from '@/lib/artifacts/testing-input.fixture'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { CONTROLS } from '../security'
import { everyPlanOn } from '../testing'
import { permissionsOf } from './permissions'
import { threatModel } from './threat-model'

const PLANS = PROVIDERS.flatMap((provider) =>
  everyPlanOn(provider).map(([name, plan]) => [provider, name, plan] as const),
)

test.each(PLANS)(
  '%s, %s: each threat is answered by parts that exist or left to somebody',
  (_, __, { requirements, design }) => {
    const ids = new Set(design.resources.map(({ id }) => id))
    const controls = new Set(CONTROLS.map(({ id }) => id))
    const { boundaries } = threatModel(requirements, design)
    expect(boundaries.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['operators-control-plane', 'pipeline-cloud']),
    )
    for (const { id, threats } of boundaries) {
      expect(threats.length, id).toBeGreaterThan(2)
      for (const { threat, resources, control, you } of threats) {
        expect(
          resources.filter((resource) => !ids.has(resource)),
          threat,
        ).toEqual([])
        expect(control === null || controls.has(control), `${threat}: ${control}`).toBe(true)
        expect(resources.length > 0 || you !== null, threat).toBe(true)
      }
    }
  },
)

test.each(PLANS)('%s, %s: permissions are those of connections, and none is a wildcard', (_, __, { design }) => {
  const pairs = new Set(design.connections.map(({ from, to }) => `${from} ${to}`))
  for (const { from, to, grants, may } of permissionsOf(design)) {
    expect(pairs).toContain(`${from} ${to}`)
    expect(may).not.toBe('')
    expect(grants.filter((grant) => grant.includes('*'))).toEqual([])
  }
})

test.each(SCENARIOS.slice(0, 4).map(({ slug, document }) => [slug, document] as const))(
  '%s: what a connection may do on AWS is what the Terraform grants',
  (_, document) => {
    const input = inputOf(document)
    const [design] = input.designs
    if (design?.provider !== 'aws') return
    const code = writeTerraform({ ...input, budgetUsd: null, iac: 'terraform' })
      .map(({ content }) => content)
      .join('\n')
    const grants = permissionsOf(design).flatMap((permission) => permission.grants)
    expect(grants.filter((grant) => !code.includes(grant))).toEqual([])
  },
)
