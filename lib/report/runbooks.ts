import type { Runbook } from '@/lib/plan-document'
import { type Block, heading, type Item, numbered, paragraph } from './document'

/** One heading a runbook; commands stand under the step that they belong to. */
export function runbooks(all: readonly Runbook[], level: 3 | 4 = 4): Block[] {
  return all.flatMap((runbook) => [
    heading(level, runbookHeading(runbook)),
    paragraph({ code: runbook.id }, ` ${runbook.symptom}`),
    ...(runbook.alerts.length > 0 ? [paragraph({ strong: 'Alerts.' }, ` ${runbook.alerts.join('; ')}.`)] : []),
    ...part('First five minutes', runbook.firstFiveMinutes),
    ...part('Diagnose', runbook.diagnose),
    ...part('Fix', runbook.fix),
    ...part('Verify', runbook.verify),
  ])
}

export const runbookHeading = ({ title }: Pick<Runbook, 'title'>): string => `Runbook: ${title}`

const part = (name: string, steps: readonly string[]): Block[] =>
  steps.length > 0 ? [paragraph({ strong: `${name}.` }), numbered(items(steps))] : []

/** A step that starts with "$ " is a command: it joins the words before it. */
function items(steps: readonly string[]): Item[] {
  const groups: { text: string; code: string[] }[] = []
  for (const step of steps) {
    const last = groups[groups.length - 1]
    if (!step.startsWith('$ ')) groups.push({ text: step, code: [] })
    else if (last) last.code.push(step.slice(2))
    else groups.push({ text: 'Run:', code: [step.slice(2)] })
  }
  return groups.map(({ text, code }) => (code.length > 0 ? { text, code } : text))
}
