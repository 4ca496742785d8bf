import type { MachineUse } from '@/lib/design/provider'

/** Every use of a machine, for tests that go through all of them; a new one does not compile until it is here. */
const USES: { readonly [U in MachineUse]: true } = {
  'virtual-machine': true,
  'app-platform': true,
  'relational-standard': true,
  'relational-mysql': true,
  'relational-sqlserver': true,
  'relational-oracle': true,
  'relational-high': true,
  'relational-high-mysql': true,
  document: true,
  'time-series': true,
  cache: true,
  search: true,
}

export const MACHINE_USES = Object.keys(USES) as MachineUse[]
