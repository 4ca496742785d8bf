import { lint } from 'markdownlint/promise'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { factsOf } from '@/lib/decisions/facts'
import { PROFILES } from '@/lib/services/by-provider'
import { inputOf } from '../testing-input.fixture'
import { kubernetesGuide } from './guide'
import { CLUSTER_INPUTS, SCENARIO_INPUTS } from './testing-inputs.fixture'
import { writeKubernetes } from './write-kubernetes'

test.each([...SCENARIO_INPUTS, ...CLUSTER_INPUTS])('%s: the signals are those that the decision counts', (_, input) => {
  const facts = factsOf(input.requirements, PROFILES)
  const { signals, isChosen, sizing } = kubernetesGuide(input)
  expect(signals.filter(({ holds }) => holds).length).toBe(facts.kubernetesSignals)
  expect(signals[1]?.holds === true && signals[2]?.holds === true).toBe(facts.kubernetesReady)
  expect(sizing.length > 0).toBe(isChosen)
})

test('where it is not chosen the guide says what would change that', () => {
  const input = SCENARIO_INPUTS.find(([slug]) => slug === 'kubernetes-wish')?.[1]
  if (!input) throw new Error('the scenario is missing')
  const { isChosen, verdict, flips } = kubernetesGuide(input)
  expect(isChosen).toBe(false)
  expect(verdict).toMatch(/^No Kubernetes/)
  expect(flips.join(' ')).toContain('has run Kubernetes in production')
})

test('what flips it does flip it', () => {
  const document = (experience: string[], ops: number) => ({
    name: 'Flip',
    workload: { kind: 'api', serviceCount: 12 },
    team: { engineers: 12, ops, experience },
  })
  expect(kubernetesGuide(inputOf(document(['containers'], 0))).isChosen).toBe(false)
  expect(kubernetesGuide(inputOf(document(['containers', 'kubernetes'], 2))).isChosen).toBe(true)
})

test('both texts are Markdown in which every table has its rows, also for a hostile name', async () => {
  for (const [name, input] of CLUSTER_INPUTS) {
    for (const { path, content } of writeKubernetes(input).filter(({ language }) => language === 'markdown')) {
      const tree = unified().use(remarkParse).use(remarkGfm).parse(content)
      const tables = tree.children.filter(({ type }) => type === 'table').length
      expect(tables, `${name} ${path}`).toBe(content.match(/^\| (?:--- \| )*--- \|$/gm)?.length)
      const { text = [] } = await lint({ strings: { text: content }, config: { default: true, MD013: false } })
      expect(text.map(({ ruleNames, lineNumber }) => `${path}:${lineNumber} ${ruleNames[0]}`)).toEqual([])
    }
  }
})
