import type { RequirementsDocument } from '@/lib/requirements/schema'

type Section<Name extends keyof RequirementsDocument> = Partial<NonNullable<RequirementsDocument[Name]>>

/** A change to some sections of the plain document; what is not named stays. Lists may be given as they are written. */
export type Change = {
  readonly [Name in Exclude<keyof RequirementsDocument, 'schemaVersion' | 'name'>]?: Readonly<Record<string, unknown>> &
    Partial<Record<keyof Section<Name>, unknown>>
}

const PLAIN = {
  schemaVersion: 1,
  name: 'Orders',
  workload: {
    kind: 'api',
    shape: 'few',
    serviceCount: 3,
    background: 'short',
    state: 'stateless',
    bound: 'io',
    packaging: 'container',
    special: [],
    cpuMsPerRequest: 20,
    unitSeconds: 0.2,
    unitMemoryMb: 512,
    existing: 'new',
  },
  traffic: {
    averageRps: 40,
    peakRps: 150,
    pattern: 'steady',
    audience: ['na'],
    latencyMs: 500,
    responseKb: 6,
    cacheable: 0.1,
    growth: 2,
  },
  availability: { slaPercent: 99.9, rtoMinutes: 60, rpoMinutes: 5, scope: 'zone' },
  data: {
    stores: ['sql', 'object'],
    sqlEngine: 'postgresql',
    sqlGb: 50,
    sqlWriteSharePercent: 20,
    objectGb: 100,
    objectAccess: 'cool',
    growthPercentPerMonth: 5,
    backupDays: 35,
    residency: 'any',
  },
  compliance: { regimes: [] },
  security: { dataClasses: ['personal'], exposure: 'public', identity: 'sso', keys: 'managed', auditDays: 365 },
  budget: { monthly: 5000, hardness: 'soft', priority: 'effort', spot: 'no' },
  team: { engineers: 8, ops: 1, onCall: 'rota', experience: ['containers', 'aws'], opsHours: 60 },
  delivery: { environments: ['staging', 'production'], tests: ['unit', 'integration'], current: 'pipeline' },
} as const

/** A plain API that raises little, with some answers changed: an unchecked document, to be parsed like any other. */
export function ask(change: Change = {}): unknown {
  const sections = new Set([...Object.keys(PLAIN), ...Object.keys(change)])
  const plain: Readonly<Record<string, unknown>> = PLAIN
  const changed: Readonly<Record<string, unknown>> = change
  return Object.fromEntries(
    [...sections].map((name) => {
      const [before, after] = [plain[name], changed[name]]
      if (after === undefined) return [name, before]
      return [name, { ...(typeof before === 'object' ? before : {}), ...(typeof after === 'object' ? after : {}) }]
    }),
  )
}
