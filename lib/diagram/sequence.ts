import { LINE } from './kinds'
import { safeLabel, safeMessage } from './label'

/** One request as a sequence diagram: who takes part, and what they send in which order. */
export type Sequence = { title: string; description: string; parties: Party[]; steps: Step[] }
export type Party = { id: string; title: string }
/** `call` waits for its `answer`; `send` does not wait; `note` separates what happens later. */
export type Step =
  | { type: 'call' | 'answer' | 'send'; from: string; to: string; text: string }
  | { type: 'note'; text: string }

export function printSequence({ title, description, parties, steps }: Sequence): string {
  const names = new Map(parties.map(({ id }, index) => [id, `p${index + 1}`]))
  const last = `p${parties.length}`
  return [
    'sequenceDiagram',
    `  accTitle: ${safeLabel(title, 120)}`,
    `  accDescr: ${safeLabel(description, 400)}`,
    '  autonumber',
    ...parties.map(({ id, title: name }) => `  participant ${names.get(id)} as ${broken(name)}`),
    ...steps.flatMap((step) => {
      if (step.type === 'note') return [`  Note over p1,${last}: ${safeMessage(step.text)}`]
      const [from, to] = [names.get(step.from), names.get(step.to)]
      return from === undefined || to === undefined
        ? []
        : [`  ${from}${ARROWS[step.type]}${to}: ${safeMessage(step.text)}`]
    }),
    '',
  ].join('\n')
}

const ARROWS = { call: '->>', answer: '-->>', send: '-)' } as const
const NARROW = LINE - 6

/** A name in lines narrow enough for eight of them side by side. */
function broken(name: string): string {
  const lines: string[] = []
  for (const word of safeMessage(name).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= NARROW) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('<br/>')
}
