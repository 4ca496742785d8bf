import type { Design } from '@/lib/design/model'
import type { Control } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { accessControls } from './security/access'
import { backupControls } from './security/backup'
import { type ControlRule, securityContext } from './security/control-rule'
import { encryptionControls } from './security/encryption'
import { frameworksOf } from './security/frameworks'
import { loggingControls } from './security/logging'
import { networkControls } from './security/network'
import { patchingControls } from './security/patching'
import { scanningControls } from './security/scanning'
import { secretsControls } from './security/secrets'

/** The checklist in its eight parts, in the order in which it is read. */
export const CONTROLS: readonly ControlRule[] = [
  ...networkControls,
  ...accessControls,
  ...secretsControls,
  ...encryptionControls,
  ...patchingControls,
  ...scanningControls,
  ...loggingControls,
  ...backupControls,
]

/**
 * Each control once, whatever number of regimes asks for it: bound to the resources of this design that satisfy it, handed to the team,
 * or not needed and why. A further regime adds tags and controls and never takes one away.
 */
export function securityChecklist(requirements: Requirements, design: Design): Control[] {
  const context = securityContext(requirements, design)
  return CONTROLS.filter(({ only }) => only === undefined || only.some(context.asked)).map(
    ({ id, control, group, tags, judge }) => ({
      id,
      control,
      group,
      frameworks: frameworksOf(tags, context.asked),
      ...judge(context),
    }),
  )
}
