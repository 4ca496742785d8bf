import type { Resource } from '@/lib/design/model'
import { COMPUTE_KINDS, ofKinds } from '@/lib/guidance/kinds'
import { command } from '@/lib/guidance/step'
import { commandsOf } from './clouds/commands-of'
import { choiceOf, type Failure, type FailureContext } from './failure'

/** Going back to the release before, by the way this design deploys. */
export function badRelease(context: FailureContext): Failure[] {
  const { design, decisions } = context
  const workloads = ofKinds(design, COMPUTE_KINDS)
  const site = ofKinds(design, ['object-store']).find(({ use }) => use === 'site')
  const about = workloads[0] ?? site
  if (!about) return []
  const strategy = choiceOf(decisions, 'deployment') ?? 'rolling'
  const flags = choiceOf(decisions, 'feature-flags') === 'release-toggles'
  return [
    {
      id: 'bad-release',
      title: 'A release went wrong',
      resource: about.id,
      symptom: 'Errors, slow answers or wrong results began with a release.',
      alerts: [
        {
          name: 'Release stopped or rolled back',
          condition: 'the deployment fails or is rolled back by its alarms',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        ...(flags
          ? ['Switch the flag of the new feature off: it takes effect within a minute and needs no deployment.']
          : []),
        ...(workloads.length > 0 ? [ROLL_BACK[strategy] ?? ROLL_BACK.rolling] : []),
        ...new Set([...workloads, ...(site ? [site] : [])].flatMap((resource) => rollBack(context, resource))),
      ],
      diagnose: [
        'Compare the two releases: code, image, settings, database schema.',
        'A schema change that the earlier release cannot read is the one thing that rolling back does not undo: see the pipeline’s rule of expand, migrate, contract.',
      ],
      fix: [
        'Make the change again with a test that would have caught it.',
        'If a migration is in the way, write a new one forward; never edit the schema by hand in production.',
      ],
      verify: [
        'The digest that runs is the one of the release before.',
        'Errors and slow answers are what they were before the release, for half an hour.',
      ],
    },
  ]
}

const ROLL_BACK: Record<string, string> & { rolling: string } = {
  recreate: 'Deploy the earlier release: the workload is away while it starts.',
  rolling: 'Deploy the earlier digest: copies are replaced a few at a time, which takes as long as the release did.',
  'blue-green': 'Switch traffic back to the old set: it still runs during the bake time, so this takes seconds.',
  canary: 'Send the small share back to the old release; the others never left it.',
}

function rollBack(context: FailureContext, resource: Resource): readonly string[] {
  const { rollBack: undo } = commandsOf(context.design)
  if (resource.kind === 'container-cluster') return [command('kubectl rollout undo deployment/<name> -n <namespace>')]
  if (resource.kind !== 'object-store') return undo(resource, context)
  return ['Publish the site of the earlier commit from the pipeline, then clear the edge.', ...undo(resource, context)]
}
