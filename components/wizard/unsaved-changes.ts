import type { FormChanges } from '@/lib/wizard/read-form'

/*
 * Changes that the server has not confirmed yet, kept in this browser so that a lost connection or a closed tab loses nothing.
 * Storage may be forbidden or full; then the page still holds them.
 */

const keyOf = (id: string) => `groundplan-draft-${id}`

export function keepUnsaved(id: string, changes: FormChanges): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(changes))
  } catch {
    // The page still has them.
  }
}

export function forgetUnsaved(id: string): void {
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // Nothing was kept either.
  }
}

export function unsavedOf(id: string): FormChanges | undefined {
  try {
    const changes: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? '{}')
    return isChanges(changes) && Object.keys(changes).length > 0 ? changes : undefined
  } catch {
    return undefined
  }
}

const isChanges = (value: unknown): value is FormChanges =>
  typeof value === 'object' && value !== null && Object.values(value).every(isChange)

const isChange = (value: unknown) =>
  value === null ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))
