import type { Control } from '@/lib/plan-document'

/** "31 in the design, 12 for you to do, 2 not needed". */
export function countWords(controls: readonly Control[]): string {
  const count = (status: Control['status']) => controls.filter((control) => control.status === status).length
  const [inDesign, yours, notNeeded] = [count('in-design'), count('yours'), count('not-needed')]
  const parts = [
    inDesign > 0 && `${inDesign} in the design`,
    yours > 0 && `${yours} for you to do`,
    notNeeded > 0 && `${notNeeded} not needed`,
  ]
  return parts.filter(Boolean).join(', ')
}
