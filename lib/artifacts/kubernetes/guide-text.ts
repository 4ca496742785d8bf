import { markdownTable } from '@/lib/text/markdown-table'
import type { ArtifactInput } from '../input'
import { kubernetesGuide } from './guide'
import { headerOf } from './manifest'

/** The guide as a file beside the manifests. */
export function writeGuide(input: ArtifactInput): string {
  const { verdict, signals, flips, sizing, upgrades, keepOut, exit } = kubernetesGuide(input)
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  return `${[
    '# Kubernetes for this design',
    headerOf(input).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1'),
    '## Is it right here?',
    verdict,
    markdownTable(
      ['Signal', 'Holds', 'Here'],
      signals.map(({ name, holds, says }) => [name, holds ? 'yes' : 'no', says]),
    ),
    'What would change the answer:',
    list(flips),
    '## Sizes',
    ...sizing.flatMap(({ cluster, steps }) => [
      `### ${cluster}`,
      markdownTable(
        ['What', 'How much', 'How'],
        steps.map(({ name, value, how }) => [name, value, how]),
      ),
    ]),
    '## Upgrades',
    list(upgrades),
    '## What not to run here',
    markdownTable(
      ['What', 'Because'],
      keepOut.map(({ what, because }) => [what, because]),
    ),
    '## The way out',
    list(exit),
  ].join('\n\n')}\n`
}
