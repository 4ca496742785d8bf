import { expect, test } from 'vitest'
import { afterStep } from './after-step'
import type { Answers } from './answers'
import { findStep } from './steps'

const workload = {
  'workload.kind': 'web',
  'workload.shape': 'few',
  'workload.background': 'none',
  'workload.state': 'disk',
}
const shown = ['name', 'workload.kind', 'workload.shape', 'workload.background', 'workload.state', 'workload.existing']

function after(answers: Answers, fields: Record<string, string | string[]>): string {
  const step = findStep('workload')
  if (!step) throw new Error('there is a first step')
  return afterStep('d', step, answers, { getAll: (name) => [fields[name] ?? []].flat() })
}

test.each([
  ['on to the next step when all is answered', workload, { asked: shown }, '/designs/d/edit/traffic'],
  ['back with errors when something shown is missing', {}, { asked: shown }, '/designs/d/edit/workload?check=1'],
  [
    'back without blame when an answer called for a question that was not shown',
    { ...workload, 'workload.existing': 'vm' },
    { asked: shown },
    '/designs/d/edit/workload?more=1#q-migration.downtimeMinutes',
  ],
  [
    'to the row of the review that it came from',
    workload,
    { asked: shown, return: 'workload.kind' },
    '/designs/d/edit/review#q-workload.kind',
  ],
  [
    'back with errors, and the review is not forgotten',
    {},
    { asked: shown, return: 'workload.kind' },
    '/designs/d/edit/workload?check=1&from=review&field=workload.kind',
  ],
  ['only to rows that exist', workload, { asked: shown, return: '//evil.example' }, '/designs/d/edit/traffic'],
  [
    'to the answer that a warning’s button changed',
    workload,
    { asked: shown, use: '{"workload.shape":"many"}' },
    '/designs/d/edit/workload?seen=1#q-workload.shape',
  ],
  [
    'to the warning that was kept, and the review is not forgotten',
    workload,
    { asked: shown, stay: 'START-SIMPLER', return: 'workload.shape' },
    '/designs/d/edit/workload?seen=1&from=review&field=workload.shape#w-START-SIMPLER',
  ],
  ['out when leaving, whatever is missing', {}, { asked: shown, exit: 'yes' }, '/designs'],
] as [string, Answers, Record<string, string | string[]>, string][])(
  'a posted step leads %s',
  (_, answers, fields, to) => {
    expect(after(answers, fields)).toBe(to)
  },
)
