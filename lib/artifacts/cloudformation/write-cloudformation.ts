import type { Design } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { awsSizes } from '../terraform/aws/sizes'
import { mergeConnections, mergeDesigns, otherRegionsOf, type Plan } from '../terraform/entries'
import { namePrefix } from '../terraform/names'
import { type Assembled, assemble, type Deployment, isAsked } from './assemble'
import { writers } from './by-kind'
import { clusters } from './containers'
import type { Place } from './link'
import { certificatesAndNames } from './names'
import { budget } from './observing'
import type { Piece } from './plan'
import { regionsOf } from './plan'
import { printTemplate } from './print'
import { writeReadme } from './readme'
import { securityGroups } from './security-groups'
import type { Parameter } from './value'

/** The AWS design as nested stacks, with a file of parameters for each environment and region; nothing for another cloud. */
export function writeCloudFormation(
  input: Pick<ArtifactInput, 'designs' | 'reasonOf' | 'ruleset'> & { budgetUsd: number | null },
): Artifact[] {
  const plan = planOf(input)
  if (!plan) return []
  const made = assemble(plan, piecesOf(plan), describe(plan.first))
  const header = `Design: ${plan.first.name} (${plan.first.slug}), rule set ${plan.ruleset}.`
  return [
    ...made.templates.map(
      (template): Artifact => ({
        path: `cloudformation/${template.path}`,
        language: 'yaml',
        content: printTemplate(header, template),
        why: WHY[template.path.replace('.yaml', '')] ?? '',
      }),
    ),
    ...made.deployments.map((deployment): Artifact => parameterFile(plan, made, deployment)),
    {
      path: 'cloudformation/README.md',
      language: 'markdown',
      content: writeReadme(plan, made),
      why: 'Values to set, the order of the first deployment, change sets, stack policy and tear-down.',
    },
  ]
}

/** The design as the Terraform writer merges it, so that both say the same. */
function planOf({
  designs,
  reasonOf,
  ruleset,
  budgetUsd,
}: Pick<ArtifactInput, 'designs' | 'reasonOf' | 'ruleset'> & { budgetUsd: number | null }): Plan | null {
  const [first] = designs
  if (first?.provider !== 'aws') return null
  const otherRegions = otherRegionsOf(designs)
  const entries = mergeDesigns(designs, otherRegions, { sizes: awsSizes })
  return {
    designs,
    first,
    entries,
    connections: mergeConnections(designs),
    reasonOf,
    ruleset,
    // A budget needs somebody to tell.
    budgetUsd: entries.some(({ resource: { kind } }) => kind === 'monitoring') ? budgetUsd : null,
    command: 'terraform',
    otherRegions,
  }
}

const piecesOf = (plan: Plan): Piece[] => [
  // The network first, as people read it: everything else stands in it.
  ...[...plan.entries]
    .sort((a, b) => Number(b.resource.kind === 'network') - Number(a.resource.kind === 'network'))
    .flatMap((entry) => project(writers, entry.resource, { plan, entry })),
  ...securityGroups(plan),
  ...certificatesAndNames(plan),
  ...clusters(plan),
  ...budget(plan),
]

const WHY: Readonly<Record<string, string>> = {
  main: 'The stack that people deploy: its parameters, and what each part is told by the others.',
  network: 'The private network: zones, subnets, routes and the ways out.',
  security: 'Keys, secrets, certificates, the audit trail, and who may talk to whom.',
  data: 'Databases, caches, indexes, files, buckets and queues, encrypted, backed up and kept when the stack goes.',
  compute: 'What runs your code, how its number of copies moves, and what it may do.',
  edge: 'What faces the internet: names, delivery, firewall and APIs.',
  observability: 'Alarms that call somebody, a dashboard, and a warning before the budget is spent.',
  'us-east-1': 'What CloudFront takes from us-east-1 only: its certificate, firewall and alarms.',
}

const describe =
  ({ slug }: Design) =>
  (place: Place | 'main'): string =>
    `${slug}: ${DESCRIPTIONS[place]}`

const DESCRIPTIONS: Readonly<Record<Place | 'main', string>> = {
  main: 'the whole workload, as nested stacks.',
  network: 'network, subnets and routes.',
  security: 'keys, secrets, certificates and security groups.',
  data: 'databases, stores and queues.',
  compute: 'what runs the code.',
  edge: 'names, delivery and APIs.',
  observability: 'alarms, dashboard and budget.',
  'us-east-1': 'what CloudFront takes from us-east-1.',
}

/** In the form that `aws cloudformation deploy --parameter-overrides file://…` and change sets both read. */
function parameterFile(plan: Plan, made: Assembled, deployment: Deployment): Artifact {
  const root = made.roots.find(({ path }) => path === deployment.template)
  const values = (root?.parameters ?? []).flatMap((parameter) => {
    const value = valueFor(plan, parameter, deployment)
    return value === undefined ? [] : [{ ParameterKey: parameter.name, ParameterValue: value }]
  })
  return {
    path: `cloudformation/environments/${deployment.file}`,
    language: 'json',
    content: `${JSON.stringify(values, null, 2)}\n`,
    why: `How large ${deployment.environment} is in ${deployment.region}.`,
  }
}

function valueFor(plan: Plan, parameter: Parameter, deployment: Deployment): string | undefined {
  const { environment, index } = deployment
  if (parameter.name === 'Environment') return environment
  if (parameter.name === 'Name') return namePrefix(plan.first.slug, environment)
  const region = /^(Primary|Secondary|Third|Fourth|Fifth|Sixth)Region$/.exec(parameter.name)
  if (region) {
    const slot = ['Primary', 'Secondary', 'Third', 'Fourth', 'Fifth', 'Sixth'].indexOf(region[1] ?? '')
    return slot === 0 ? (plan.designs[index]?.regions[0]?.id ?? regionsOf(plan)[0]) : regionsOf(plan)[slot]
  }
  return isAsked(parameter, deployment) ? parameter.values?.[index] : undefined
}
