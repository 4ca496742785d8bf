import { DEPLOYMENT_TABLE } from '@/lib/decisions/delivery'
import { type Design, ofKind } from '@/lib/design/model'
import type { Pipeline } from '@/lib/plan-document'
import type { Environment, Requirements } from '@/lib/requirements/schema'
import { formatCount } from '@/lib/units/counts'
import { CANARY_MINUTES, CANARY_SHARE, canaryMinutes, canaryNumbers, canaryRequests, canaryRps } from './canary'
import { choiceOf, type Decided } from './failures/failure'
import { COMPUTE_KINDS, ofKinds } from './kinds'
import { stages } from './stages'
import { capital, figure } from './words'

/** The reasons that travel with a decision, where the caller has them. */
type Explained = Decided & { because?: string }

/** How a change reaches users and how it comes back: the strategy that was decided, the stages fast-first, promotion by digest. */
export function pipeline(requirements: Requirements, decisions: readonly Explained[], design: Design): Pipeline {
  const strategy = choiceOf(decisions, 'deployment') ?? 'rolling'
  const flags = choiceOf(decisions, 'feature-flags') === 'release-toggles'
  const because = decisions.find(({ topic }) => topic === 'deployment')?.because
  return {
    strategy,
    because: [because, canaryWords(strategy, requirements)].filter(Boolean).join(' '),
    strategies: [...(strategy === 'recreate' ? [allAtOnce(design)] : []), ...published(strategy, flags)],
    stages: stages(requirements, design, strategy),
    environments: environments(requirements, strategy),
    rollback: rollback(requirements, design, strategy, flags),
    canary: answersRequests(requirements) ? canaryNumbers(requirements.traffic.averageRps) : null,
  }
}

/** Not in the published table: it is what is left where there is one copy, or files only. */
const allAtOnce = (design: Design): Pipeline['strategies'][number] =>
  ofKinds(design, COMPUTE_KINDS).length > 0
    ? {
        name: 'All at once',
        risk: 'High',
        rollback: 'Slow',
        complexity: 'Low',
        useWhen: 'One machine, jobs, or a trial',
        chosen: true,
      }
    : {
        name: 'All at once',
        risk: 'Low',
        rollback: 'Fast',
        complexity: 'Low',
        useWhen: 'Files that are replaced in one step',
        chosen: true,
      }

const published = (strategy: string, flags: boolean): Pipeline['strategies'] =>
  DEPLOYMENT_TABLE.map(({ name, label, risk, rollback: back, complexity, useWhen }) => ({
    name: label,
    risk: capital(risk),
    rollback: capital(back),
    complexity: capital(complexity),
    useWhen: capital(useWhen),
    chosen: name === strategy || (name === 'feature-flags' && flags),
  }))

const answersRequests = ({ workload: { kind } }: Requirements) => kind === 'web' || kind === 'api' || kind === 'ml'

function canaryWords(strategy: string, requirements: Requirements): string {
  if (!answersRequests(requirements)) return ''
  const { traffic } = requirements
  const needs = `To tell 1% of errors from the usual 0.1%, a canary must see about ${formatCount(canaryRequests())} requests (16·p(1−p)/Δ²); in a share of ${CANARY_SHARE * 100}% and ${CANARY_MINUTES} minutes that takes ${canaryRps()} requests a second.`
  const minutes = canaryMinutes(traffic.averageRps)
  if (strategy === 'canary')
    return `${needs} You have ${figure(traffic.averageRps)}, so each step lasts at least ${Math.max(CANARY_MINUTES, minutes)} minutes.`
  return traffic.averageRps < canaryRps()
    ? `${needs} You have ${figure(traffic.averageRps)}: it would take ${minutes} minutes to see anything, so a canary would tell you nothing in time.`
    : `${needs} You have ${figure(traffic.averageRps)}, so a canary could be added later.`
}

const ORDER: readonly Environment[] = ['preview', 'development', 'staging', 'poc', 'production']

function environments({ delivery }: Requirements, strategy: string): Pipeline['environments'] {
  const asked = ORDER.filter((name) => delivery.environments.includes(name))
  return asked.map((name, index) => {
    const before = asked[index - 1]
    return {
      name,
      // The same way everywhere, so that what is rehearsed is what runs.
      strategy: name === 'preview' || name === 'poc' ? 'recreate' : strategy,
      promotion: promotion(name, before, delivery.approval),
    }
  })
}

function promotion(
  name: Environment,
  before: Environment | undefined,
  approval: Requirements['delivery']['approval'],
): string {
  if (name === 'preview') return 'Made for each pull request and deleted with it; no real data.'
  if (name === 'poc') return 'Deployed from the main branch; nobody depends on it.'
  if (name === 'development') return 'Every merge to the main branch, by itself.'
  if (name === 'staging') return 'The digest built from the main branch, by itself, once the fast stages are green.'
  const from =
    before && before !== 'preview' ? `The same digest that ran in ${before}` : 'The digest built from the main branch'
  return `${from}, never a new build. ${APPROVALS[approval]}`
}

export const APPROVALS = {
  none: 'Nobody approves: green checks are enough.',
  one: 'One person other than the author approves.',
  board: 'The change board approves; its record is linked to the release.',
} as const

function rollback(requirements: Requirements, design: Design, strategy: string, flags: boolean): string[] {
  const runs = ofKinds(design, COMPUTE_KINDS).length > 0
  const hasSchema = ofKind(design, 'relational-database').length > 0 || ofKind(design, 'document-database').length > 0
  return [
    ...(flags ? ['A new feature misbehaves: switch its flag off. No deployment, under a minute.'] : []),
    ...(runs
      ? [
          `Let the pipeline watch errors and time to answer for ${strategy === 'blue-green' ? 'the bake time' : '30 minutes'} after a release and go back by itself when the fast burn alert fires.`,
        ]
      : []),
    runs
      ? (BACK[strategy] ?? BACK.rolling)
      : 'Going back is publishing the files of the earlier commit and clearing the edge: one step, a few minutes.',
    'By hand: run the deployment of the earlier digest. It was promoted before, so no approval is waited for.',
    ...(hasSchema
      ? [
          'Schema: expand (add what is new, both releases can read it), migrate (copy in small parts), contract (drop the old, one release later). So the release before always runs on the schema of today.',
        ]
      : []),
    'Infrastructure: revert the commit and apply it through the pipeline; flags and rollbacks of the application do not undo it.',
    ...(requirements.delivery.current === 'manual'
      ? ['Releases are made by hand today: for the first month, rehearse a rollback in staging every week.']
      : []),
  ]
}

const BACK: Record<string, string> & { rolling: string } = {
  recreate: 'Going back is deploying the earlier version: the workload is away while it starts.',
  rolling: 'Going back takes as long as going forward: copies are replaced a few at a time with the earlier digest.',
  'blue-green': 'The old set keeps running during the bake time: traffic goes back to it within seconds.',
  canary: 'Only the small share saw the new release: its traffic goes back to the old one within a minute.',
}
