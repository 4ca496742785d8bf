import { expect, test } from 'vitest'
import { type Flowchart, type Node, printFlowchart } from './flowchart'
import { HOSTILE } from './hostile.fixture'
import { PALETTE, repaint } from './palette'

const node = (id: string, title = id): Node => ({
  type: 'node',
  id,
  title,
  details: [title],
  role: 'data',
  spoken: title,
})

const chart = (title: string): Flowchart => ({
  title,
  description: title,
  direction: 'TB',
  children: [
    {
      type: 'group',
      id: 'a group',
      title,
      frame: 'tier',
      direction: 'LR',
      children: [node('end', title), node('graph', title)],
      edges: [{ from: 'end', to: 'graph', label: [title], style: 'arrow' }],
    },
  ],
  edges: [],
})

test('a group, its nodes and what joins them', () => {
  expect(printFlowchart(chart('Data')).split('\n').slice(0, 12)).toEqual([
    'flowchart TB',
    '  accTitle: Data',
    '  accDescr: Data',
    '  subgraph g1["`Data`"]',
    '    direction LR',
    '    n2[("`**Data**',
    'Data`")]:::data',
    '    n3[("`**Data**',
    'Data`")]:::data',
    '    n2 -->|"`Data`"| n3',
    '  end',
    '  classDef actor fill:#FFFFFF,stroke:#454E5E,color:#0F1520,stroke-dasharray:5 3',
  ])
})

test.each(HOSTILE)('a name adds no line, id or directive to the source: %j', (name) => {
  const source = printFlowchart(chart(name))
  const shape = (text: string) => text.split('\n').map((line) => /^\s*(\S*?)(?=[[("]|$|\s)/.exec(line)?.[1])
  expect(shape(source)).toHaveLength(shape(printFlowchart(chart('Data'))).length)
  expect(source).not.toMatch(/%%|^---/m)
})

test('a line to a block that is not there is left out', () => {
  const lost = { ...chart('Data'), edges: [{ from: 'end', to: 'nowhere', label: [], style: 'arrow' as const }] }
  expect(printFlowchart(lost)).toBe(printFlowchart(chart('Data')))
})

test('dark colours replace the light ones and nothing else', () => {
  const light = printFlowchart(chart('classDef data fill:#E2F4F2'))
  const dark = repaint(light, 'dark')
  expect(dark).toContain(`classDef data fill:${PALETTE.dark.data.fill}`)
  expect(dark.split('\n').filter((line) => !line.includes('classDef'))).toEqual(
    light.split('\n').filter((line) => !line.includes('classDef')),
  )
  expect(repaint(light, 'light')).toBe(light)
})
