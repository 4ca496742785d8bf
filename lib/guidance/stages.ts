import { type Design, ofKind } from '@/lib/design/model'
import type { Pipeline } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { CANARY_MINUTES, CANARY_SHARE, canaryMinutes } from './canary'
import { COMPUTE_KINDS, ofKinds } from './kinds'
import { list } from './words'

type Stage = Pipeline['stages'][number]
type Tests = Requirements['delivery']['tests']

/** What fails often and fast comes first; what needs an environment comes last. Nothing is built twice. */
export function stages(requirements: Requirements, design: Design, strategy: string): Stage[] {
  const { tests, environments } = requirements.delivery
  const runs = ofKinds(design, COMPUTE_KINDS).length > 0
  const rehearsal = environments.includes('staging') ? 'staging' : environments.find((name) => name === 'development')
  return [
    {
      name: 'Check',
      does: `Format, lint${runs ? ', compile' : ''}, and look for secrets in the change.`,
      gate: 'Any error stops; aim for under two minutes.',
    },
    unitTests(tests),
    {
      name: 'Audit',
      does: 'Static scan and audit of libraries, beside the tests.',
      gate: tests.includes('security')
        ? 'A critical finding stops.'
        : 'A secret or a critical finding stops; what is accepted has an end date.',
    },
    {
      name: 'Build once',
      does: built(requirements, design),
      gate: 'What is built here is what every later stage deploys.',
    },
    ...(runs ? [integration(tests)] : []),
    {
      name: 'Plan infrastructure',
      does: 'Plan of the Terraform for each environment, shown on the pull request.',
      gate: 'A plan that deletes a store stops until two people agree.',
    },
    ...(environments.includes('preview')
      ? [
          {
            name: 'Preview',
            does: 'An environment of its own for the pull request, with made-up data.',
            gate: 'Deleted when the request is closed.',
          },
        ]
      : []),
    ...(rehearsal
      ? [
          {
            name: `Deploy to ${rehearsal}`,
            does: `The digest, with the same Terraform and ${rehearsal}'s variables; database migrations first.`,
            gate: 'Health checks and a smoke test.',
          },
          wholeTests(tests, rehearsal),
        ]
      : []),
    {
      name: 'Approve',
      does: approve(requirements.delivery.approval, rehearsal),
      gate: GATES[requirements.delivery.approval],
    },
    {
      name: 'Release to production',
      does: release(strategy, requirements),
      gate: RELEASE_GATES[strategy] ?? RELEASE_GATES.rolling,
    },
    {
      name: 'Watch',
      does: 'A test as a user from outside, then 30 minutes of the alerts on the objective.',
      gate: runs
        ? 'An alert brings the release before back by itself.'
        : 'An alert brings the files of the release before back.',
    },
  ]
}

const unitTests = (tests: Tests): Stage => ({
  name: 'Unit tests',
  does: 'Tests that need nothing but the code, in parallel.',
  gate: tests.includes('unit')
    ? 'Any failure stops; aim for under five minutes.'
    : 'You named no unit tests: begin with those for the last three bugs. The pipeline can only stop bad releases that it can detect.',
})

const integration = (tests: Tests): Stage => ({
  name: 'Integration tests',
  does: 'The built artifact against real engines of the same version, started for the run.',
  gate: tests.includes('integration')
    ? 'Any failure stops.'
    : 'You named none: begin with one test for each store, that it is reached and the schema fits.',
})

function wholeTests(tests: Tests, rehearsal: string): Stage {
  const kinds = [
    ...(tests.includes('e2e')
      ? ['end-to-end tests of the three paths that earn the money']
      : ['a smoke test of the main path']),
    ...(tests.includes('load') ? ['a load test at the peak that was asked for, once a week'] : []),
    ...(tests.includes('security') ? ['a scan of the running site'] : []),
  ]
  return {
    name: `Test in ${rehearsal}`,
    does: `${list(kinds).replace(/^./, (letter) => letter.toUpperCase())}.`,
    gate: 'Any failure stops; a test that fails now and then is repaired or removed within a week.',
  }
}

function built({ workload }: Requirements, design: Design): string {
  if (ofKind(design, 'container-registry').length > 0)
    return 'One container image, scanned, with a list of what is in it, signed, named by its digest.'
  if (ofKind(design, 'function').length > 0)
    return 'One package a function, named by its hash, with a list of what is in it.'
  if (ofKinds(design, ['machine-group']).length > 0 && workload.packaging === 'vm')
    return 'One machine image, scanned, named by its id.'
  if (ofKinds(design, COMPUTE_KINDS).length > 0) return 'One package, named by its hash, with a list of what is in it.'
  return 'The files of the site, each with its hash in its name, so that old and new can be cached side by side.'
}

function approve(approval: Requirements['delivery']['approval'], rehearsal: string | undefined): string {
  if (approval === 'none') return 'Nothing: the checks decide.'
  if (approval === 'board')
    return 'The change board decides on the record that the pipeline fills in: change, tests, plan, way back.'
  return `One person other than the author looks at the change${rehearsal ? ` and at ${rehearsal}` : ', its tests and its plan'}.`
}
const GATES = {
  none: 'All stages green; the main branch is protected.',
  one: 'One approval, within the day.',
  board: 'The approval is recorded with the digest.',
} as const

function release(strategy: string, { traffic }: Requirements): string {
  if (strategy === 'blue-green')
    return 'The new set starts beside the old, is tested there, then gets all traffic at once; the old stays up for 30 minutes.'
  if (strategy === 'canary') {
    const minutes = Math.max(CANARY_MINUTES, canaryMinutes(traffic.averageRps))
    return `${CANARY_SHARE * 100}% of traffic for ${minutes} minutes, then 25%, then all, each step judged against the old release.`
  }
  if (strategy === 'recreate') return 'The earlier version is replaced in one step.'
  return 'Copies are replaced a few at a time; each must be healthy and take traffic before the next goes.'
}

const RELEASE_GATES: Record<string, string> & { rolling: string } = {
  recreate: 'A smoke test right after; outside busy hours.',
  rolling: 'The deployment stops and goes back when new copies do not become healthy.',
  'blue-green': 'Tests against the new set before any user sees it.',
  canary: 'More errors or slower answers than the old release, over enough requests to be sure, stop it.',
}
