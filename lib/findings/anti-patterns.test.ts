import { expect, test } from 'vitest'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { documentsOnClouds, withAnswers } from './any-plan.fixture'
import { CATALOGUE, type FindingCode } from './catalogue'
import { securityTheatre } from './compliance'
import { alertFatigue, bigBang, manualDeployment, snowflake } from './delivery'
import type { Detector, FindingInput } from './detector'
import { inputOf } from './input.fixture'
import { prematureKubernetes } from './restraint'

/** Any answers, on three clouds. */
const DOCUMENTS = documentsOnClouds(60)

type Answers = Parameters<typeof withAnswers>[1]
type Pattern = {
  code: FindingCode
  /** Answers that show the pattern, whatever else was answered. */
  shown: Answers
  /** Answers without it. */
  clean: Answers
  detect: Detector
  /** Where the rest of the document makes it impossible. */
  unless?: (input: FindingInput) => boolean
  /** Where the design shows it, whatever was answered. */
  despite?: (input: FindingInput) => boolean
}

/** Kubernetes that a limit excludes is refused rather than premature. */
const isExcluded = ({ decisions }: FindingInput) =>
  decisions.compute.alternatives.some(({ option, excludedBy }) => option === 'kubernetes' && excludedBy !== null)

const PATTERNS: readonly Pattern[] = [
  {
    code: 'SNOWFLAKE_SERVER',
    detect: snowflake,
    shown: { workload: { existing: 'vm' }, delivery: { current: 'manual' } },
    clean: { workload: { existing: 'new', packaging: 'container', special: [], state: 'stateless' } },
    despite: ({ decisions }) => decisions.compute.choice === 'vm-single',
  },
  {
    code: 'MANUAL_DEPLOYMENT',
    detect: manualDeployment,
    shown: { workload: { kind: 'api' }, delivery: { current: 'manual' } },
    clean: { delivery: { current: 'pipeline', tests: ['unit'] } },
  },
  {
    code: 'ALERT_FATIGUE',
    detect: alertFatigue,
    shown: { team: { pagingAlerts: 6 } },
    clean: { team: { pagingAlerts: 5 } },
  },
  {
    code: 'PREMATURE_KUBERNETES',
    detect: prematureKubernetes,
    shown: {
      workload: { kind: 'api', existing: 'new', serviceCount: 3, special: [] },
      team: { kubernetes: 'prefer', ops: 0, experience: [], kubernetesWhy: [] },
    },
    clean: {
      workload: { existing: 'new', serviceCount: 3, special: [] },
      team: { kubernetes: 'none', kubernetesWhy: [] },
    },
    unless: isExcluded,
  },
  {
    code: 'SECURITY_THEATER',
    detect: securityTheatre,
    shown: { compliance: { regimes: ['iso'] }, security: { extras: [] }, delivery: { tests: [] } },
    clean: { security: { extras: ['scanning'], identity: 'sso' }, delivery: { tests: ['unit', 'security'] } },
  },
  {
    code: 'BIG_BANG_MIGRATION',
    detect: bigBang,
    shown: { workload: { existing: 'vm' }, migration: { approach: 'big-bang', dataGb: 5000, downtimeMinutes: 60 } },
    clean: { migration: { approach: 'phased' } },
  },
]

/** A wish for an option would hide what the answers alone show. */
const withoutWishes = (document: RequirementsDocument): RequirementsDocument => ({ ...document, insistOn: {} })

const planOf = (document: RequirementsDocument, answers: Answers) =>
  inputOf(withoutWishes(withAnswers(document, answers)))

test.each(PATTERNS)('$code is raised whenever the answers show it, on three clouds', ({ detect, shown, unless }) => {
  const plans = DOCUMENTS.map((document) => planOf(document, shown)).filter((input) => !unless?.(input))
  expect(plans.length).toBeGreaterThan(DOCUMENTS.length / 2)
  for (const input of plans) {
    const [found, ...others] = detect(input)
    expect(found?.remedy.split(' ').length, JSON.stringify(input.requirements)).toBeGreaterThan(8)
    expect(others).toEqual([])
  }
})

test.each(PATTERNS)('$code is not raised where the answers are free of it', ({ detect, clean, despite }) => {
  const plans = DOCUMENTS.map((document) => planOf(document, clean)).filter((input) => !despite?.(input))
  expect(plans.length).toBeGreaterThan(DOCUMENTS.length / 2)
  for (const input of plans) expect(detect(input), JSON.stringify(input.requirements)).toEqual([])
})

test('each of them is a warning', () => {
  expect(new Set(PATTERNS.map(({ code }) => CATALOGUE[code].severity))).toEqual(new Set(['warning']))
})
