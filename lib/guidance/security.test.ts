import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REGIMES } from '@/lib/requirements/schema'
import { CONTROLS, securityChecklist } from './security'
import { everyPlan, planned } from './testing'

const REGULATED = {
  name: 'Orders',
  workload: { kind: 'web' },
  data: { stores: ['sql', 'object'] },
  security: { dataClasses: ['personal', 'financial'] },
}
const checklist = (regimes: readonly string[], answers: object = {}, more: object = {}) => {
  const { requirements, design } = planned({ ...REGULATED, ...more, compliance: { regimes, ...answers } })
  return securityChecklist(requirements, design)
}

test.each(everyPlan)(
  '%s: every part of the checklist is answered, and each control says how or why',
  (_, { requirements, design }) => {
    const controls = securityChecklist(requirements, design)
    const ids = new Set(design.resources.map(({ id }) => id))
    expect(new Set(controls.map(({ group }) => group)).size).toBe(8)
    for (const { id, status, resources, you, evidence, owner, cadence } of controls) {
      expect(evidence, id).not.toBe('')
      expect(
        resources.filter((resource) => !ids.has(resource)),
        id,
      ).toEqual([])
      if (status === 'in-design')
        expect(resources.length > 0 || /^(pipeline|terraform)\//.test(evidence), id).toBe(true)
      else expect(you, id).toBeTruthy()
      if (status === 'yours') expect(owner && cadence, id).toBeTruthy()
    }
  },
)

test('control ids are unique', () => {
  expect(new Set(CONTROLS.map(({ id }) => id)).size).toBe(CONTROLS.length)
})

test('another regime never removes a control or a tag', () => {
  fc.assert(
    fc.property(fc.subarray([...REGIMES]), fc.constantFrom(...REGIMES), (some, extra) => {
      const before = checklist(some)
      const after = new Map(checklist([...new Set([...some, extra])]).map((control) => [control.id, control]))
      for (const { id, frameworks } of before)
        expect(after.get(id)?.frameworks ?? [], id).toEqual(expect.arrayContaining(frameworks))
    }),
    { numRuns: 40 },
  )
})

test('tags name only the regimes that were asked for', () => {
  expect(checklist([]).flatMap(({ frameworks }) => frameworks)).toEqual([])
  const tags = checklist(['pci', 'gdpr']).flatMap(({ frameworks }) => frameworks)
  expect(tags.every((tag) => tag.startsWith('pci-dss ') || tag.startsWith('gdpr art '))).toBe(true)
})

test('one control carries the tags of all regimes that ask for it', () => {
  const atRest = checklist([...REGIMES], { pciScope: 'saqd' }).find(({ id }) => id === 'encryption-at-rest')
  expect(atRest?.frameworks).toEqual([
    'pci-dss 3.5.1',
    'hipaa 164.312(a)(2)(iv)',
    'soc2 CC6.1',
    'soc2 CC6.7',
    'gdpr art 32',
    'iso-27001 A.8.24',
    'fedramp SC-28',
    'fedramp CP-9(8)',
    'dora art 9',
  ])
})

test.each([
  ['pci', 'scanning-external'],
  ['pci', 'scanning-payment-page'],
  ['pci', 'logging-daily-review'],
  ['hipaa', 'access-baa'],
  ['gdpr', 'backup-erasure'],
  ['fedramp', 'encryption-fips'],
  ['dora', 'scanning-resilience-test'],
])('%s brings %s', (regime, id) => {
  expect(checklist([regime]).map((control) => control.id)).toContain(id)
  expect(checklist([]).map((control) => control.id)).not.toContain(id)
})

test('card data brings a firewall and a year of audit records, whatever the answer about days', () => {
  const controls = new Map(
    checklist(['pci'], { pciScope: 'saqd' }, { security: { auditDays: 90 } }).map((control) => [control.id, control]),
  )
  expect(controls.get('network-web-firewall')).toMatchObject({ status: 'in-design', frameworks: ['pci-dss 6.4.2'] })
  expect(controls.get('logging-audit-trail')).toMatchObject({ status: 'in-design' })
  expect(controls.get('logging-retention-card')?.you).toContain('from 90 days to 365 days')
  expect(controls.get('logging-retention-card')).toMatchObject({ status: 'yours' })
})

test('a site of files needs neither a penetration test nor a patched machine', () => {
  const { requirements, design } = planned({ name: 'Site', workload: { kind: 'static' }, compliance: { regimes: [] } })
  const status = new Map(securityChecklist(requirements, design).map((control) => [control.id, control.status]))
  expect(status.get('scanning-penetration-test')).toBe('not-needed')
  expect(status.get('patching-machines')).toBe('not-needed')
  expect(status.get('encryption-at-rest')).toBe('in-design')
})
