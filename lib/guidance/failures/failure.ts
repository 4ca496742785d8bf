import type { Design, Resource } from '@/lib/design/model'
import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'

/**
 * One way in which this design can fail. The alerts that notice it and the runbook that answers it are written side by side, so that
 * no alert is without a runbook and no runbook names an alert that does not exist.
 */
export type Failure = {
  /** The runbook's id. */
  id: string
  title: string
  /** The resource that it is about. */
  resource: string
  symptom: string
  alerts: Alarm[]
  /** Prose and commands, see step.ts. */
  firstFiveMinutes: string[]
  diagnose: string[]
  fix: string[]
  verify: string[]
}

export type Alarm = { name: string; condition: string; severity: Observability['alerts'][number]['severity'] }

export type FailureContext = { requirements: Requirements; design: Design; decisions: readonly Decided[] }

/** All that guidance reads of a decision. */
export type Decided = { topic: string; choice: string; because?: string }

export const choiceOf = (decisions: readonly Decided[], topic: string): string | undefined =>
  decisions.find((decision) => decision.topic === topic)?.choice

/** The id of a failure of one resource: the failure, then the resource. */
export const failureId = (failure: string, { id }: Pick<Resource, 'id'>): string => `${failure}-${id}`
