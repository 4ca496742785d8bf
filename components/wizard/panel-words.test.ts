import { expect, test } from 'vitest'
import { readAnswers } from '@/lib/wizard/reader'
import type { PanelPlan } from './panel-plan'
import { announcement, availabilityFigure, availabilityNote, budgetWords, deltaOf, likelyCost } from './panel-words'
import { shapeLines } from './shape-lines'

const warning = {
  code: 'PREMATURE_KUBERNETES',
  severity: 'warning',
  title: 'Premature Kubernetes',
  message: '',
  remedy: '',
  about: [],
} as const

function planAt(expected: number, part: Partial<PanelPlan> = {}): PanelPlan {
  return {
    cost: { monthlyUsd: { low: expected - 100, expected, high: expected + 300 }, budget: null, isAtLeast: false },
    availability: { asked: 99.9, computed: 99.93, isMet: true, weakest: null },
    decisions: [],
    warnings: [],
    needs: { rtoMinutes: 60, rpoMinutes: 5, monthlyUsd: expected, committedPercent: 99.93, opsHours: 8 },
    assumptions: [],
    ...part,
  }
}

test('a change of cost names the answer that caused it', () => {
  const before = { plan: planAt(1432), answers: { 'traffic.peakRps': '90' } }
  const after = { plan: planAt(1570), answers: { 'traffic.peakRps': '180' } }
  expect(deltaOf(before, after)).toEqual({
    text: '+$138 a month',
    direction: 'up',
    cause: 'Peak: 180 requests per second instead of 90 requests per second',
  })
  expect(deltaOf(after, before)).toMatchObject({ text: '−$138 a month', direction: 'down' })
})

test('a change of cents is not worth a word', () => {
  const before = { plan: planAt(100), answers: { name: 'a' } }
  expect(deltaOf(before, { plan: planAt(100.5), answers: { name: 'b' } })).toBeUndefined()
})

test('a missing price makes the total a lower bound', () => {
  const plan = planAt(1570)
  expect(likelyCost(plan)).toBe('$1,570')
  expect(likelyCost({ ...plan, cost: { ...plan.cost, isAtLeast: true } })).toBe('at least $1,570')
})

test('a percentage that the question offers reads with the question’s minutes', () => {
  expect(availabilityFigure(99.9, 99.9)).toEqual({ percent: '99.9%', minutes: '43 minutes a month' })
  expect(availabilityFigure(99.93, 99.9)).toEqual({ percent: '99.93%', minutes: '31 minutes a month' })
  expect(availabilityFigure(null, 99.9).percent).toBe('Not stated')
})

test('only a shortfall names the weakest part', () => {
  const availability = { asked: 99.9, computed: 99.5, isMet: false, weakest: 'Amazon RDS' }
  expect(availabilityNote(planAt(1, { availability }))).toBe('Amazon RDS is the weakest part of the request path.')
  expect(availabilityNote(planAt(1))).toBeNull()
})

test.each([
  [2000, 'soft', '$430 under target', 'ok'],
  [1500, 'hard', '$70 over ceiling', 'bad'],
] as const)('a budget of %d is %s', (monthlyUsd, hardness, text, tone) => {
  const plan = planAt(1570)
  const budget = { monthlyUsd, hardness, fits: true, overBy: 0, highIsOver: false }
  expect(budgetWords({ ...plan, cost: { ...plan.cost, budget } })?.status).toEqual({ text, tone })
})

test('a listener hears of a twentieth or of a new warning, and of nothing less', () => {
  expect(announcement(planAt(1000), planAt(1049))).toBeUndefined()
  expect(announcement(planAt(1000), planAt(1050))).toBe('About 1,050 dollars a month.')
  expect(announcement(planAt(1000), planAt(1000, { warnings: [warning] }))).toBe(
    'About 1,000 dollars a month. 1 warning: Premature Kubernetes.',
  )
})

test('the shape names what it waits for and never makes a choice up', () => {
  const decisions = [
    { topic: 'compute', choice: 'functions', service: 'AWS Lambda', because: 'Idle time costs nothing.' },
    { topic: 'database', choice: 'none', service: 'Not needed', because: 'No records are kept.' },
    { topic: 'deployment', choice: 'rolling', service: 'Rolling', because: 'The default.' },
  ]
  const plan = planAt(10, { decisions })
  expect(shapeLines(plan, readAnswers({ 'workload.kind': 'api' })).map(({ because }) => because)).toEqual([
    'Depends on Workload (step 1)',
    'Depends on Data (step 4)',
    'Depends on Traffic (step 2)',
    'Depends on Platform (step 8)',
  ])
  const answers = {
    'workload.kind': 'api',
    'workload.shape': 'functions',
    'data.stores': ['none'],
    'platform.iac': 'opentofu',
  }
  const [compute, data, , delivery] = shapeLines(plan, readAnswers(answers))
  expect(compute).toEqual({ name: 'Compute', choice: 'AWS Lambda', because: 'Idle time costs nothing.' })
  expect(data).toEqual({ name: 'Data', choice: 'Nothing needed', because: 'No records are kept.' })
  expect(delivery?.choice).toBe('Rolling, OpenTofu, GitHub')
})
