// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Answers } from '@/lib/wizard/answers'
import { readAnswers } from '@/lib/wizard/reader'
import { findStep } from '@/lib/wizard/steps'
import type { AnswerWarning, PlanWarning } from '@/lib/wizard/warning'
import { AnswerWarnings, acceptedWords } from './answer-warnings'
import { answerWarnings, cloudOf } from './answer-warnings-of'
import type { PanelPlan } from './panel-plan'
import { byAcceptance, PlanWarnings } from './plan-warnings'

const kubernetes: AnswerWarning = {
  id: 'PREMATURE-KUBERNETES',
  at: 'team.kubernetes',
  severity: 'warning',
  title: 'Premature Kubernetes',
  message: 'You ask for Kubernetes with 3 services.',
  remedy: 'It becomes the answer with ten services.',
  uses: [{ label: 'Use ‘No preference’', changes: { 'team.kubernetes': 'none' } }],
  mayStay: true,
}
const actions = { onUse: () => {}, onAccept: () => {} }

const draw = (warnings: readonly AnswerWarning[], answers: Answers) => {
  const page = document.implementation.createHTMLDocument()
  page.body.innerHTML = renderToStaticMarkup(<AnswerWarnings {...{ warnings, answers, actions }} />)
  return page
}

test('without a script a button posts its change, and the note goes with it', () => {
  const page = draw([kubernetes], { 'note.PREMATURE-KUBERNETES': 'We run one' })
  const use = page.querySelector<HTMLButtonElement>('button[name="use"]')
  expect(use?.type).toBe('submit')
  expect(JSON.parse(use?.value ?? '')).toEqual({ 'team.kubernetes': 'none' })
  expect(page.querySelector<HTMLInputElement>('input[name="noted"]')?.value).toBe('PREMATURE-KUBERNETES')
  expect(page.querySelector<HTMLInputElement>('input[name="note.PREMATURE-KUBERNETES"]')?.value).toBe('We run one')
  expect(page.querySelector('details')?.open).toBe(true)
})

test('an accepted warning is one line with its note, and can be taken back', () => {
  const page = draw([kubernetes], { 'accepted.PREMATURE-KUBERNETES': 'yes', 'note.PREMATURE-KUBERNETES': 'We run one' })
  expect(page.body.textContent).toContain('Accepted: Premature Kubernetes. We run one.')
  expect(page.body.textContent).not.toContain('You ask for Kubernetes')
  expect(page.querySelector<HTMLButtonElement>('button[name="take-back"]')?.value).toBe('PREMATURE-KUBERNETES')
})

test('what is impossible in itself cannot be accepted', () => {
  const page = draw([{ ...kubernetes, severity: 'blocker', mayStay: false }], {
    'accepted.PREMATURE-KUBERNETES': 'yes',
  })
  expect(page.body.textContent).toContain('Fix:')
  expect(page.querySelector('button[name="stay"]')).toBeNull()
})

test('a note ends in one full stop, or in what it ends in', () => {
  expect(acceptedWords('Over budget', '')).toBe('Accepted: Over budget.')
  expect(acceptedWords('Over budget', 'Until May')).toBe('Accepted: Over budget. Until May.')
  expect(acceptedWords('Over budget', 'Why not?')).toBe('Accepted: Over budget. Why not?')
})

const foreign: PlanWarning = {
  code: 'INFEASIBLE_AS_ASKED',
  severity: 'blocker',
  title: 'Cannot be had as asked',
  message: 'You name the region eu-west-1, which Azure does not have or which has no prices here.',
  remedy: 'Choose a region from the list, or leave the choice to us.',
  about: ['region-topology'],
}
const planWith = (...warnings: PlanWarning[]): PanelPlan => ({
  cost: { monthlyUsd: { low: 1, expected: 2, high: 3 }, budget: null, isAtLeast: false },
  availability: { asked: 99.9, computed: 99.93, isMet: true, weakest: null },
  decisions: [{ topic: 'provider', choice: 'azure', service: 'Azure', because: '' }],
  warnings,
  needs: { rtoMinutes: 60, rpoMinutes: 5, monthlyUsd: 2, committedPercent: 99.93, opsHours: 8 },
  assumptions: [],
})
const draftOf = (answers: Answers) => ({ answers, read: readAnswers(answers) })

test('what is known at once stands for the plan’s own word on the same answer', () => {
  const draft = draftOf({ 'platform.provider': 'azure', 'platform.region': 'eu-west-1' })
  const found = answerWarnings(findStep('platform')?.questions ?? [], draft, planWith(foreign))
  expect(found.map(({ id, title }) => [id, title])).toEqual([['INFEASIBLE-AS-ASKED.region', 'Not a region of Azure']])
})

test('the cloud is the one that was asked for, else the recommended one', () => {
  expect(cloudOf(draftOf({ 'platform.provider': 'gcp' }), planWith())).toBe('gcp')
  expect(cloudOf(draftOf({ 'platform.provider': 'auto' }), planWith())).toBe('azure')
  expect(cloudOf(draftOf({}), null)).toBe('aws')
})

test('the panel counts what waits for a word, and keeps what was accepted in sight', () => {
  const warning: PlanWarning = {
    ...foreign,
    code: 'PREMATURE_KUBERNETES',
    title: 'Premature Kubernetes',
    about: ['compute'],
  }
  const { answers, read } = draftOf({ 'accepted.PREMATURE-KUBERNETES': 'yes' })
  expect(byAcceptance([foreign, warning], answers, read).open).toEqual([foreign])
  const html = renderToStaticMarkup(
    <PlanWarnings warnings={[foreign, warning]} {...{ answers, read }} shownFirst={2} />,
  )
  expect(html).toContain('1 warning')
  expect(html).toContain('Accepted: Premature Kubernetes.')
})
