import type { Design } from '@/lib/design/model'
import type { Control } from '@/lib/plan-document'
import type { Regime, Requirements } from '@/lib/requirements/schema'
import { accessControls } from './security/access'
import { backupControls } from './security/backup'
import { continuityControls } from './security/continuity'
import {
  type ControlRule,
  notNeeded,
  type SecurityContext,
  securityContext,
  type Verdict,
} from './security/control-rule'
import { dataHandlingControls } from './security/data-handling'
import { encryptionControls } from './security/encryption'
import { referencesOf } from './security/frameworks'
import { governanceControls } from './security/governance'
import { loggingControls } from './security/logging'
import { networkControls } from './security/network'
import { patchingControls } from './security/patching'
import { residencyControls } from './security/residency'
import { retentionControls } from './security/retention'
import { scanningControls } from './security/scanning'
import { secretsControls } from './security/secrets'

/** The areas in the order in which they are read. */
const GROUPS = ['network', 'access', 'secrets', 'encryption', 'patching', 'scanning', 'logging', 'backup'] as const

const ALL: readonly ControlRule[] = [
  ...networkControls,
  ...residencyControls,
  ...accessControls,
  ...secretsControls,
  ...encryptionControls,
  ...patchingControls,
  ...scanningControls,
  ...loggingControls,
  ...retentionControls,
  ...backupControls,
  ...continuityControls,
  ...dataHandlingControls,
  ...governanceControls,
]

/** The checklist in its eight parts. */
export const CONTROLS: readonly ControlRule[] = GROUPS.flatMap((group) => ALL.filter((rule) => rule.group === group))

/**
 * Each control once, whatever number of regimes asks for it: bound to the resources of this design that satisfy it, handed to a named role
 * with evidence and a rhythm, or not needed and why. A further regime adds tags and controls, never takes one away, and never undoes what
 * the design already does.
 */
export function securityChecklist(requirements: Requirements, design: Design): Control[] {
  const context = securityContext(requirements, design)
  return CONTROLS.filter(({ only }) => only === undefined || only.some(context.asked)).map((rule) =>
    control(rule, context),
  )
}

function control(rule: ControlRule, context: SecurityContext): Control {
  const references = referencesOf(rule.tags, context.requirements.compliance)
  const verdict = rule.only && references.length === 0 ? outOfScope(rule.only, context) : rule.judge(context)
  return {
    id: rule.id,
    control: rule.control,
    group: rule.group,
    frameworks: references.map(({ clause }) => clause),
    ...verdict,
    ...duty(rule, verdict, context),
    references,
  }
}

/** Whoever must do something has a name for it and a rhythm; where the design does it, an owner for what is left. */
function duty({ duty: { owner, cadence } }: ControlRule, { status, you }: Verdict, context: SecurityContext) {
  if (status === 'not-needed' || you === null) return {}
  return { owner, cadence: typeof cadence === 'string' ? cadence : cadence(context) }
}

/** A control that only these regimes bring, and none of them at the scope or level that was answered. */
function outOfScope(only: readonly Regime[], { requirements, asked }: SecurityContext): Verdict {
  const { fedrampLevel } = requirements.compliance
  const reasons = [
    ...(only.includes('pci') && asked('pci')
      ? ['Card numbers never reach your servers, and the questionnaire SAQ A does not ask for it.']
      : []),
    ...(only.includes('fedramp') && asked('fedramp')
      ? [`FedRAMP does not ask for it at the ${fedrampLevel} level.`]
      : []),
  ]
  return notNeeded(reasons.join(' '), 'The answers about scope and level.')
}
