import { decimal } from '@/lib/units/counts'
import { findQuestion } from '@/lib/wizard/steps'
import { answerLabel } from './facts/fact-words'

/** What the answer to a field is called in a list: "Packaging". */
export const fieldName = (field: string): string => findQuestion(field as 'name')?.short ?? field

/** An answer or an assumption in the wizard's words: "Container image", "512 MB", "none". */
export function answerWords(field: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((item) => answerWords(field, item)).join(', ')
  }
  if (value === null || value === undefined) return 'not said'
  const label = answerLabel(field, String(value))
  if (label !== undefined) return label
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'number') return String(value)
  const control = findQuestion(field as 'name')?.control
  const unit = control?.type === 'number' ? (control.units?.[0]?.words ?? control.unit) : undefined
  return unit === undefined ? decimal(value, 3) : `${decimal(value, 3)} ${unit}`
}

/** A field of the requirements that a plan carries; undefined where an older plan has none of that name. */
export function answerAt(requirements: { readonly [key: string]: unknown }, field: string): unknown {
  const [section = '', name] = field.split('.')
  const part = requirements[section]
  if (name === undefined) return part
  return typeof part === 'object' && part !== null ? (part as { [key: string]: unknown })[name] : undefined
}
