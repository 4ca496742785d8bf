import { type Block, codeBlock, paragraph } from './document'
import type { Reportable } from './report'

/** Every diagram with its description in words, which is what a screen reader and a terminal get. */
export function architecture({ diagrams, design }: Reportable): Block[] {
  if (diagrams.length === 0)
    return [
      paragraph(
        `The connections of the design: ${design.connections.map(({ from, to, label }) => `${from} to ${to} (${label})`).join('; ')}.`,
      ),
    ]
  return diagrams.flatMap(({ title, mermaid, text }) => [
    paragraph({ strong: title }),
    codeBlock('mermaid', mermaid),
    ...described(text),
  ])
}

const described = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(part))
