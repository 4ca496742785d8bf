import type { Resource } from '@/lib/design/model'
import { COMPUTE_KINDS, ofKinds } from '@/lib/guidance/kinds'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
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

function rollBack({ design }: FailureContext, resource: Resource): string[] {
  const name = resourceName(design, resource)
  const { region } = resource
  switch (resource.kind) {
    case 'container-service':
      return [
        command(
          `aws ecs update-service --cluster ${prefixOf(design)} --service <service> --task-definition <earlier revision> --region ${region}`,
        ),
      ]
    case 'container-cluster':
      return [command('kubectl rollout undo deployment/<name> -n <namespace>')]
    case 'machine-group':
      return resource.role === 'nodes' || resource.role === 'capacity'
        ? []
        : [command(`aws autoscaling rollback-instance-refresh --auto-scaling-group-name ${name} --region ${region}`)]
    case 'app-platform':
      return [
        command(
          `aws elasticbeanstalk update-environment --environment-name ${name} --version-label <earlier version> --region ${region}`,
        ),
      ]
    case 'function':
      return [
        command(
          `aws lambda update-alias --function-name ${name} --name live --function-version <earlier version> --routing-config AdditionalVersionWeights={} --region ${region}`,
        ),
      ]
    case 'batch-environment':
      return [
        command(
          `aws batch describe-job-definitions --job-definition-name ${name} --status ACTIVE --query "jobDefinitions[].[revision,containerProperties.image]" --output table --region ${region}`,
        ),
      ]
    case 'object-store':
      return [
        'Publish the site of the earlier commit from the pipeline, then clear the edge.',
        command('aws cloudfront create-invalidation --distribution-id <distribution> --paths "/*"'),
      ]
    default:
      return []
  }
}
