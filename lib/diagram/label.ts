/**
 * Text as Mermaid shows it unchanged: in a quoted Markdown string or a title line, with HTML labels (GitHub) and without (our viewer).
 * Mermaid's own escape codes print literally once HTML labels are off, so the few characters that would break a label or vanish from
 * it become a character that looks the same and means nothing. Measured on mermaid 12.3.0 in Chromium, both label modes, 2026-11-23.
 */
export function safeLabel(text: string, longest = 80): string {
  const plain = tidy(text, longest)
  const quiet = LOOK_ALIKES.reduce((line, [pattern, replacement]) => line.replaceAll(pattern, replacement), plain)
  return quiet === '' ? '–' : quiet
}

/** Sequence diagrams have a grammar of their own, kept to characters that mean nothing in it. */
export function safeMessage(text: string, longest = 60): string {
  const plain = tidy(tidy(text, longest).replaceAll(/[^\p{L}\p{N}\p{M} ,./%×–-]/gu, ' '), longest)
  if (plain === '') return '–'
  // `end` alone closes a block, in whatever case it is written.
  return /^end$/i.test(plain) ? `${plain}.` : plain
}

/** One line without control characters, invisible marks or direction overrides, cut to whole characters. */
function tidy(text: string, longest: number): string {
  const line = text.normalize('NFC').replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trim()}…`
}

// Control characters (C0, C1), zero-width and bidirectional marks, line separators, byte-order mark, tags and lone surrogates.
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]+/gu

const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/"/g, '”'],
  [/`/g, '’'],
  [/</g, '‹'],
  [/>/g, '›'],
  [/\\/g, '∖'],
  [/\*/g, '∗'],
  [/~/g, '∼'],
  // An escape code, a heading.
  [/#/g, '♯'],
  // An HTML entity, with or without its semicolon.
  [/&(?=[a-z]{2})/gi, '＆'],
  // A comment or a directive.
  [/%(?=%)/g, '％'],
  // A formula.
  [/\$(?=\$)/g, '＄'],
  // Emphasis, unless inside a word.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ'],
  // A link, an image, the definition of one.
  [/\](?=[(:])/g, '] '],
  // An icon (fa:fa-user) or an address; with a space after it a colon is only a colon.
  [/:(?=\S)/g, '∶'],
  [/@/g, '＠'],
  [/\bwww\./gi, 'www․'],
  // A list, a heading or a rule at the start of a line.
  [/^-/g, '–'],
  [/^\+/g, '＋'],
  [/^=/g, '＝'],
  [/^(\d+)\.(?=\s|$)/g, '$1․'],
  [/^(\d+)\)(?=\s|$)/g, '$1）'],
]
