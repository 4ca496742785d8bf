import { plainMarkdown } from '@/lib/text/plain-markdown'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { headerOf, oneLine } from './print'

type Runbook = ArtifactInput['operations']['runbooks'][number]

/** What to do for each alert; an alert's link ends in the runbook's id. */
export function runbooksFile(input: ArtifactInput): Artifact {
  const { runbooks } = input.operations
  const parts = ['# Runbooks', plainMarkdown(headerOf(input)), ...runbooks.map(printed)]
  return {
    path: 'observability/runbooks.md',
    language: 'markdown',
    why: 'What to do for each alert: the first five minutes, how to find the cause, how to mend it, how to know that it is mended.',
    content: `${parts.join('\n\n')}\n`,
  }
}

const SECTIONS = [
  ['First five minutes', 'firstFiveMinutes'],
  ['Find the cause', 'diagnose'],
  ['Mend it', 'fix'],
  ['Know that it is mended', 'verify'],
] as const

/** The id stands as an anchor of its own: a heading's would change with its words. */
function printed(runbook: Runbook): string {
  const alerts = runbook.alerts.map(plainMarkdown).join(', ')
  return [
    `<a id="${runbook.id}"></a>`,
    `## ${plainMarkdown(runbook.title)}`,
    plainMarkdown(runbook.symptom),
    ...(alerts === '' ? [] : [`Alerts: ${alerts}.`]),
    ...SECTIONS.flatMap(([title, key]) => (runbook[key].length === 0 ? [] : [`### ${title}`, steps(runbook[key])])),
  ].join('\n\n')
}

/** A step that begins with "$ " is a command. */
const steps = (items: readonly string[]): string =>
  items
    .map((item, index) =>
      item.startsWith('$ ')
        ? `${index + 1}. Run:\n\n   \`\`\`sh\n   ${oneLine(item.slice(2))}\n   \`\`\``
        : `${index + 1}. ${plainMarkdown(item)}`,
    )
    .join('\n')
