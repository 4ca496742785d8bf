/**
 * Text as GitHub Markdown that shows exactly that text: no emphasis, link, heading, list, table cell, maths, entity or HTML comes of it.
 * Line breaks and control characters become spaces, since a line break could begin a new block.
 */
export function escapeText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
      .replaceAll(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
      .trim()
      .replaceAll(/[\\`*[\]<>|#~]/g, (mark) => `\\${mark}`)
      // An underscore inside a word emphasises nothing and reads better bare.
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll(/&(?=#|\w+;)/g, '\\&')
      .replaceAll(/!(?=\\\[)/g, '\\!')
      // GitHub reads $x$ as maths; an amount of money is left alone.
      .replaceAll(/\$(?!\d)/g, '\\$')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
      .replace(/^([-+])(?=\s|$|[-+]+$)/, '\\$1')
      .replace(/^=(?==*$)/, '\\=')
  )
}

/** Code in a line: fenced by one backtick more than it holds. GitHub's tables split at every bar, even inside code, unless it is escaped. */
export function inlineCode(code: string, inTable: boolean): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
  const text = code.replaceAll(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim() || ' '
  const mark = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  const spanned = `${mark}${pad}${text}${pad}${mark}`
  return inTable ? spanned.replaceAll('|', '\\|') : spanned
}

/** A fence longer than any run of backticks in the code, so that the code cannot close it. */
export const fenceFor = (code: string): string => '`'.repeat(Math.max(3, longestRun(code) + 1))

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))

/** Only web addresses become links; what would end the link is percent-encoded. Undefined where it is no web address. */
export function safeUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined
  return url.replaceAll(/[\s<>()[\]\\`|"*]/g, percent)
}

const percent = (mark: string) => `%${(mark.codePointAt(0) ?? 32).toString(16).toUpperCase().padStart(2, '0')}`
