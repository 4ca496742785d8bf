import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name = '', ...colours]) => [
    name,
    colours,
  ]),
)
const THEMES = ['light', 'dark'] as const

const TEXT = 4.5
const GRAPHIC = 3

const pairs = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'bad'].flatMap((text) =>
    ['canvas', 'surface', 'raised'].map((ground) => [text, ground, TEXT] as const),
  ),
  ...['accent', 'ok', 'warn', 'bad'].flatMap((tone) =>
    [tone, 'ink', 'ink-2'].map((text) => [text, `${tone}-soft`, TEXT] as const),
  ),
  ...['string', 'number', 'keyword', 'reference', 'comment'].map((part) => [`syn-${part}`, 'sunken', TEXT] as const),
  ...['ink', 'ink-2', 'ink-3'].map((text) => [text, 'sunken', TEXT] as const),
  ...['s1', 's2', 's3', 's4', 's5', 's6', 'field', 'accent'].flatMap((mark) =>
    ['canvas', 'surface'].map((ground) => [mark, ground, GRAPHIC] as const),
  ),
  ['on-bad', 'bad', TEXT] as const,
]

test.each(pairs)('%s on %s reaches %s to 1 in both themes', (front, ground, least) => {
  for (const [theme, name] of THEMES.entries()) {
    expect(contrast(colour(front, theme), colour(ground, theme)), name).toBeGreaterThanOrEqual(least)
  }
})

test('white on the primary button reaches 4.5 to 1 at rest and under the pointer', () => {
  for (const theme of [0, 1]) {
    expect(contrast('#ffffff', colour('accent-solid', theme))).toBeGreaterThanOrEqual(TEXT)
    expect(contrast('#ffffff', colour('accent-hover', theme))).toBeGreaterThanOrEqual(TEXT)
  }
})

function colour(name: string, theme: number): string {
  const found = tokens.get(name)?.[theme]
  if (!found) throw new Error(`no token --${name}`)
  return found
}

/** WCAG 2.2's contrast ratio of two sRGB colours. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
