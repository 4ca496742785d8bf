import type { Connection, Design } from '@/lib/design/model'
import { architecture } from './architecture'
import { type Block, type Flowchart, printFlowchart } from './flowchart'
import { network } from './network'
import { type Outline, point, printOutline } from './outline'
import { label, protocolName, requestPath } from './request-path'
import { printSequence, type Sequence } from './sequence'

/** A picture of a design: `mermaid` draws it, `text` says the same as a nested Markdown list. */
export type Diagram = { id: 'architecture' | 'network' | 'request'; title: string; mermaid: string; text: string }

/** Every picture of a design, in the order in which they are shown. */
export const drawAll = (design: Design): Diagram[] => [
  drawArchitecture(design),
  drawNetwork(design),
  drawRequestPath(design),
]

/** Where everything stands and what flows between. Every resource appears once, but for the network's endpoints: `drawNetwork` has those. */
export function drawArchitecture(design: Design): Diagram {
  const chart = architecture(design)
  return {
    id: 'architecture',
    title: 'Architecture',
    mermaid: printFlowchart(chart),
    text: printOutline([...outlineOf(chart), flowsInWords('Connections', design, design.connections)]),
  }
}

/** Subnets, addresses, ways out and open ports. */
export function drawNetwork(design: Design): Diagram {
  const chart = network(design)
  return {
    id: 'network',
    title: 'Network',
    mermaid: printFlowchart(chart),
    text: printOutline([...outlineOf(chart), flowsInWords('Allowed connections', design, design.connections)]),
  }
}

/** One request, from the user to the last store and back. */
export function drawRequestPath(design: Design): Diagram {
  const sequence = requestPath(design)
  return {
    id: 'request',
    title: 'Request path',
    mermaid: printSequence(sequence),
    text: printOutline(stepsInWords(design, sequence)),
  }
}

const outlineOf = ({ children }: Pick<Flowchart, 'children'>): Outline[] => children.map(blockInWords)

const blockInWords = (block: Block): Outline =>
  block.type === 'node' ? point(block.spoken) : point(block.spoken ?? block.title, block.children.map(blockInWords))

function flowsInWords(title: string, design: Design, connections: Connection[]): Outline {
  return point(
    title,
    connections.length === 0
      ? [point('None')]
      : connections.map(({ from, to, label: what, protocol, port }) =>
          point(
            `${label(design, from)} to ${label(design, to)}: ${[...new Set([what, protocolName(protocol)])].join(', ')}, port ${port}`,
          ),
        ),
  )
}

function stepsInWords(design: Design, { steps }: Sequence): Outline[] {
  if (steps.length === 0) return [point('Nothing is called in this design')]
  return steps.map((step) =>
    step.type === 'note'
      ? point(step.text)
      : point(
          `${step.type === 'answer' ? 'Back from' : 'From'} ${label(design, step.from)} to ${label(design, step.to)}: ${step.text}`,
        ),
  )
}
