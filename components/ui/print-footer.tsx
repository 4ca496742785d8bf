/** The foot of each printed page: name, revision and price date at the left, page n of m at the right. */
export function PrintFooter({ text }: { text: string }) {
  return <style>{pageRule(text)}</style>
}

export const pageRule = (text: string): string =>
  `@page{@bottom-left{content:"${cssString(text)}";font:8pt sans-serif}` +
  '@bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif}}'

/** A design's name is the asker's own text: everything but letters, digits and spaces goes in as an escape. */
const cssString = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)
