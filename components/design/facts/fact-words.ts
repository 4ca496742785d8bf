import type { FactValue } from '@/lib/rules/table'
import { findQuestion } from '@/lib/wizard/steps'
import { FACT_WORDS, type FactWords } from './fact-table'

/** The words of a fact; undefined where an older plan names one that is gone. */
export const factWords = (name: string): FactWords | undefined =>
  (FACT_WORDS as { readonly [name: string]: FactWords | undefined })[name]

/** "peak traffic 150 requests a second", "somebody waits for a response". */
export function seenWords(name: string, value: FactValue): string {
  const words = factWords(name)
  if (!words) return `${name} ${String(value)}`
  if (words.is === 'yes-no') return value === true ? words.yes : words.no
  return `${words.name}: ${valueWords(words, value)}`
}

/** One value of a fact: an option's label, an amount with its unit. */
export function valueWords(words: FactWords, value: FactValue): string {
  if (typeof value === 'number') {
    if (words.is !== 'amount') return String(value)
    return words.absent && value >= words.absent.from ? words.absent.words : words.format(value)
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return choiceWords(words, value)
  return value.length === 0 ? 'none' : value.map((item) => choiceWords(words, item)).join(', ')
}

function choiceWords(words: FactWords, value: string): string {
  const own = words.is === 'choice' ? words.values?.[value] : undefined
  return own ?? answerLabel(words.field, value) ?? optionWords(value)
}

/** An option's name as it reads in a sentence: `containers-managed` becomes "managed containers". */
export const optionWords = (option: string): string => SPELLED[option] ?? option.replaceAll('-', ' ')

const SPELLED: { readonly [value: string]: string | undefined } = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Azure',
  'paas-web': 'web platform',
  'containers-managed': 'managed containers',
  'containers-on-vms': 'containers on VMs',
  'vm-single': 'one VM',
  'vm-group': 'VM group',
  'spot-vm-group': 'spot VM group',
  kubernetes: 'Kubernetes',
  cdn: 'CDN',
  nosql: 'NoSQL',
  sql: 'SQL',
}

/** The label that the wizard shows for a value of a field. */
export function answerLabel(field: string | undefined, value: string): string | undefined {
  const control = field === undefined ? undefined : findQuestion(field as 'name')?.control
  if (control?.type !== 'radio' && control?.type !== 'checks') return undefined
  return control.options.find((option) => option.value === value)?.label
}
