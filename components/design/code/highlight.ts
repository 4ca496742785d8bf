import 'server-only'
import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import docker from 'shiki/langs/docker.mjs'
import json from 'shiki/langs/json.mjs'
import markdown from 'shiki/langs/markdown.mjs'
import bash from 'shiki/langs/shellscript.mjs'
import terraform from 'shiki/langs/terraform.mjs'
import yaml from 'shiki/langs/yaml.mjs'

export type Token = { text: string; colour: string | undefined }

/** A file's lines in tokens coloured by the theme's own variables, so that light, dark and paper need no second pass. */
export async function highlight(content: string, language: string): Promise<Token[][]> {
  const lang = GRAMMARS[language]
  if (lang === undefined) return content.split('\n').map((text) => [{ text, colour: undefined }])
  const { codeToTokensBase } = await highlighter()
  return codeToTokensBase(content, { lang, theme: theme.name, tokenizeTimeLimit: NO_LIMIT }).map((line) =>
    joined(line.map(({ content: text, color }) => ({ text, colour: color === INK ? undefined : color }))),
  )
}

/** Neighbours of one colour are one token, and blanks take the colour beside them: half as many elements on the page. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (last && (last.colour === token.colour || token.text.trim() === '')) last.text += token.text
    else result.push({ ...token })
  }
  return result
}

/** An artifact's language → the grammar it is read with; anything else stays plain text. */
const GRAMMARS: { readonly [language: string]: string | undefined } = {
  hcl: 'terraform',
  markdown: 'markdown',
  yaml: 'yaml',
  json: 'json',
  dockerfile: 'docker',
  shell: 'shellscript',
}

/** By default a line that takes half a second stays plain, which on a busy machine would be the first one. */
const NO_LIMIT = 0

const INK = 'var(--ink)'

const theme = {
  name: 'groundplan',
  type: 'light',
  colors: { 'editor.foreground': INK, 'editor.background': 'var(--sunken)' },
  fg: INK,
  bg: 'var(--sunken)',
  settings: [
    { settings: { foreground: INK } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: 'var(--syn-comment)' } },
    {
      scope: ['string', 'punctuation.definition.string', 'variable.other.enummember'],
      settings: { foreground: 'var(--syn-string)' },
    },
    { scope: ['constant', 'keyword.other.unit'], settings: { foreground: 'var(--syn-number)' } },
    {
      scope: [
        'keyword',
        'storage',
        'entity.name.type',
        'entity.name.tag',
        'support.type.property-name',
        'markup.heading',
      ],
      settings: { foreground: 'var(--syn-keyword)' },
    },
    {
      scope: ['variable.other.member', 'support.function', 'markup.underline.link'],
      settings: { foreground: 'var(--syn-reference)' },
    },
  ],
} as const satisfies ThemeRegistration

let made: Promise<HighlighterCore> | undefined

/** Grammars take a moment to read, so the first reader of a code page waits for that and nobody else does. */
function highlighter(): Promise<HighlighterCore> {
  made ??= createHighlighterCore({
    themes: [theme],
    langs: [terraform, yaml, json, markdown, docker, bash],
    engine: createJavaScriptRegexEngine(),
  })
  return made
}
