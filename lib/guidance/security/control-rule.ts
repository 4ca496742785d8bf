import type { Design, Kind } from '@/lib/design/model'
import { idsOf, ofKinds } from '@/lib/guidance/kinds'
import type { Control } from '@/lib/plan-document'
import type { Regime, Requirements } from '@/lib/requirements/schema'

/** What a control is judged against. */
export type SecurityContext = {
  requirements: Requirements
  design: Design
  asked: (regime: Regime) => boolean
  /** Ids of the design's resources of these kinds. */
  ids: (...kinds: Kind[]) => string[]
}

export type Verdict = Pick<Control, 'status' | 'resources' | 'you' | 'evidence'>

/** The requirements of a regime that a control answers, as the regime numbers them; see clauses.ts. */
export type Tags = { readonly [R in Regime]?: readonly string[] }

/** Who does it and how often. In a small team one person holds several of these roles; each still has a name behind it. */
export type Duty = { readonly owner: string; readonly cadence: string | ((context: SecurityContext) => string) }

export const OWNERS = {
  engineering: 'Engineering lead',
  operations: 'Operations lead',
  security: 'Security lead',
  dataProtection: 'Data protection lead',
  compliance: 'Compliance lead',
} as const

export type ControlRule = {
  /** Permanent: saved designs refer to it. */
  readonly id: string
  readonly control: string
  readonly group: Control['group']
  readonly duty: Duty
  readonly tags: Tags
  /** Regimes that bring this control; without it every design has it. */
  readonly only?: readonly Regime[]
  readonly judge: (context: SecurityContext) => Verdict
}

export const inDesign = (resources: string[], evidence: string, you: string | null = null): Verdict => ({
  status: 'in-design',
  resources,
  you,
  evidence,
})
export const yours = (you: string, evidence: string, resources: string[] = []): Verdict => ({
  status: 'yours',
  resources,
  you,
  evidence,
})
export const notNeeded = (because: string, evidence = 'The list of resources of this design.'): Verdict => ({
  status: 'not-needed',
  resources: [],
  you: because,
  evidence,
})

export const securityContext = (requirements: Requirements, design: Design): SecurityContext => ({
  requirements,
  design,
  asked: (regime) => requirements.compliance.regimes.includes(regime),
  ids: (...kinds) => idsOf(ofKinds(design, kinds)),
})
