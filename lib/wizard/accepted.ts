import type { Answers } from './answers'

/*
 * A warning that somebody keeps is remembered in the draft beside the answers, with the note that says why. Taking it back keeps the note.
 */

export const acceptedKey = (id: string): string => `accepted.${id}`
export const noteKey = (id: string): string => `note.${id}`

export const isAccepted = (id: string, answers: Answers): boolean => answers[acceptedKey(id)] !== undefined

export const noteOf = (id: string, answers: Answers): string => {
  const note = answers[noteKey(id)]
  return typeof note === 'string' ? note.trim() : ''
}

/** The names of the buttons of a warning, by which a plain form says which was pressed. */
export const STAY = 'stay'
export const TAKE_BACK = 'take-back'
/** Its value is the change of answers, as JSON. */
export const USE = 'use'

/** Names the fields for notes that the page had, since a form does not list what it shows. */
export const NOTED = 'noted'

/** Where a warning stands on its page. */
export const warningAnchor = (id: string): string => `w-${id}`

export const NOTE_LIMIT = 280 // characters
