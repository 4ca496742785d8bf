import type { Pipeline } from '@/lib/plan-document'

type Stage = Pipeline['stages'][number]

/** Stages that start together with another one; all others wait for the one before. */
const BESIDE: Readonly<Record<string, string>> = { Audit: 'Unit tests' }

/** The stages in words, in turn: what runs side by side stands together. */
export const stagesInWords = (stages: readonly Stage[]): string[] =>
  wavesOf(stages).map((wave) => wave.map(({ name }) => name).join(' beside '))

/** The stages as a Mermaid flowchart, with the way back from the last one. Ids are counted, so that no name can mean anything to Mermaid. */
export function stagesDiagram(stages: readonly Stage[], name: string): string {
  const waves = wavesOf(stages)
  const id = (stage: Stage) => `s${stages.indexOf(stage) + 1}`
  const last = stages.at(-1)
  return [
    'flowchart TD',
    `  accTitle: Stages of the pipeline of ${plain(name)}`,
    `  accDescr: ${plain(stagesInWords(stages).join(', then '))}`,
    '  change(["A change"])',
    ...stages.map((stage) => `  ${id(stage)}${shape(stage)}`),
    ...(waves[0] ?? []).map((stage) => `  change --> ${id(stage)}`),
    ...waves.flatMap((wave, index) =>
      wave.flatMap((from) => (waves[index + 1] ?? []).map((to) => `  ${id(from)} --> ${id(to)}`)),
    ),
    ...(last ? ['  back(["The release before"])', `  ${id(last)} -. an alert fires .-> back`] : []),
  ].join('\n')
}

/** Where somebody decides stands as a rhombus. */
const shape = ({ name }: Stage) => (name === 'Approve' ? `{"${plain(name)}"}` : `["${plain(name)}"]`)

function wavesOf(stages: readonly Stage[]): Stage[][] {
  const waves: Stage[][] = []
  for (const stage of stages) {
    const last = waves.at(-1)
    const partner = BESIDE[stage.name]
    if (last && partner !== undefined && last.some(({ name }) => name === partner)) last.push(stage)
    else waves.push([stage])
  }
  return waves
}

/** Letters, figures and the marks that mean nothing in a label. */
const plain = (text: string) =>
  text
    .replaceAll(/[^\p{L}\p{N}\p{M} ,./–-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 400)
