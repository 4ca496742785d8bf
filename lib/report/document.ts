/**
 * What a report is made of, knowing no format. A plain string is text that may come from anybody: the printer escapes it, and only the
 * printer knows how.
 */
export type Inline =
  | string
  | { strong: string }
  | { code: string }
  | { link: string; url: string }
  /** Leads to the heading of that text in the same document. */
  | { link: string; heading: string }
export type Text = string | readonly Inline[]

/** An item of a list; commands stand under the words that introduce them. */
export type Item = Text | { text: Text; code: readonly string[] }

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: Text }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; ordered: boolean; items: readonly Item[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly Text[])[]; right: readonly number[] }
  | { kind: 'code'; language: string; code: string }

export const heading = (level: 1 | 2 | 3 | 4, text: Text): Block => ({ kind: 'heading', level, text })
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
export const bullets = (items: readonly Item[]): Block => ({ kind: 'list', ordered: false, items })
export const numbered = (items: readonly Item[]): Block => ({ kind: 'list', ordered: true, items })
/** `right` names the columns, from 0, whose figures are set flush right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly Text[])[],
  right: readonly number[] = [],
): Block => ({
  kind: 'table',
  head,
  rows,
  right,
})
export const codeBlock = (language: string, code: string): Block => ({ kind: 'code', language, code })

/** Words of ours in which code stands between backticks. */
export const withCode = (words: string): Inline[] =>
  words.split('`').flatMap((part, index): Inline[] => {
    if (part === '') return []
    return [index % 2 === 1 ? { code: part } : part]
  })
