import type { RequirementsDocument } from '@/lib/requirements/schema'

/** What chance rarely brings together: test support for the proof that every cell and option of the tables is reached. */
export const HAND_MADE: readonly RequirementsDocument[] = [
  {
    schemaVersion: 1,
    name: 'Functions that read a lot',
    workload: {
      kind: 'api',
      shape: 'functions',
      packaging: 'runtime',
      state: 'stateless',
      background: 'none',
      cpuMsPerRequest: 2,
    },
    traffic: { averageRps: 300, peakRps: 4000, pattern: 'spiky', latencyMs: 500 },
    data: { stores: ['sql'], sqlWriteSharePercent: 5 },
    availability: { scope: 'zone', slaPercent: 99.9 },
    team: { engineers: 4, ops: 1 },
  },
  {
    schemaVersion: 1,
    name: 'A slow answer on Azure',
    workload: { kind: 'api', shape: 'functions', background: 'none', unitSeconds: 400, unitMemoryMb: 512 },
    platform: { provider: 'azure' },
  },
]
