import { markdownTable } from '@/lib/text/markdown-table'
import { frontsOf, needsCertificate, zoneOf } from '../terraform/aws/fronts'
import type { Plan } from '../terraform/entries'
import { entriesOf } from '../terraform/entries'
import { type Assembled, type Deployment, isAsked } from './assemble'
import type { Crossing } from './link'
import { EDGE, slotName, TO_SET } from './plan'
import type { Parameter } from './value'

/** How to deploy the templates for the first time, in which order, how to change them, and how to take everything down again. */
export function writeReadme(plan: Plan, made: Assembled): string {
  const { first } = plan
  const environments = [...new Set(made.deployments.map(({ environment }) => environment))]
  const main = made.deployments.filter(({ index }) => index === 0)
  const sections: (string | null)[] = [
    `# ${plain(first.name)}: infrastructure as CloudFormation`,
    `Written from the design “${plain(first.name)}” with rule set ${plan.ruleset}. \`main.yaml\` joins one nested stack for each area; the same templates serve ${list(environments)}${made.deployments.some(({ slot }) => slot > 0) ? ' and both regions' : ''}. What differs is in \`environments/\`. You need the AWS CLI version 2 and credentials for the AWS account. A comment above a resource names the rule that put it there and the reason.`,
    '## Values to set before you deploy',
    valuesToSet(plan, made),
    '## First deployment',
    firstDeployment(plan, made, main),
    afterwards(plan),
    '## Later changes',
    laterChanges(made, main),
    environments.length > 1
      ? `Another environment is another stack with its own parameter file, such as \`environments/${environments[1]}.json\`. Give each environment an AWS account of its own if you can: ${list(environments)} then never share a limit or a mistake.`
      : null,
    '## What protects the data',
    protection(main),
    '## Tear-down',
    tearDown(plan, main),
    '## What is not in the templates',
    bullets(leftOut(plan, made)),
  ]
  return `${sections.filter((section) => section !== null && section !== '').join('\n\n')}\n`
}

/** A name can hold Markdown or HTML; in a heading it's only a name. */
const plain = (name: string) => name.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, (sign) => `\\${sign}`)
const list = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
const fenced = (lines: readonly string[]) => ['```shell', ...lines, '```'].join('\n')

export const stackName = ({ environment, slot, region }: Deployment, slug: string) =>
  `${slug}-${environment}${slot === 0 ? '' : `-${region}`}`

function valuesToSet(plan: Plan, made: Assembled): string {
  const all = made.roots.flatMap(({ path, parameters }) =>
    parameters.filter(({ group }) => group === TO_SET).map((parameter) => ({ path, parameter })),
  )
  const unique = [...new Map(all.map((one) => [one.parameter.name, one])).values()]
  const required = unique.filter(({ parameter }) => isRequired(parameter))
  const optional = unique.filter(({ parameter }) => !isRequired(parameter))
  const files = (parameter: Parameter) =>
    made.deployments
      .filter(
        (deployment) =>
          isAsked(parameter, deployment) &&
          made.roots.some(
            ({ path, parameters }) =>
              path === deployment.template && parameters.some(({ name }) => name === parameter.name),
          ),
      )
      .map(({ file }) => `\`${file}\``)
  const rows = required.map(({ parameter }) => [
    `\`${parameter.name}\``,
    parameter.description,
    `\`${parameter.example ?? ''}\``,
    files(parameter).length === made.deployments.length ? 'every file' : files(parameter).join(', '),
  ])
  return [
    required.length === 0
      ? 'None.'
      : `Add each to the parameter files as \`{ "ParameterKey": "…", "ParameterValue": "…" }\`. What is secret is given on the command line instead (\`--parameter-overrides Name=value\` beside the file), never in a file.\n\n${markdownTable(['Parameter', 'What it is', 'Example', 'Where'], rows)}`,
    optional.length === 0
      ? null
      : `These have a default that you may want to change:\n\n${markdownTable(
          ['Parameter', 'What it is', 'Default'],
          optional.map(({ parameter }) => [
            `\`${parameter.name}\``,
            parameter.description,
            `\`${parameter.fallback ?? ''}\``,
          ]),
        )}`,
    plan.otherRegions.length === 0 ? null : 'A list is one value with commas and no spaces.',
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}

/** An empty default only lets a stack that has no use for the parameter leave it out. */
const isRequired = ({ fallback }: Parameter) => fallback === undefined || fallback === ''

function deployCommands(plan: Plan, deployment: Deployment): string[] {
  const { region, template, file, environment } = deployment
  const packaged = template.replace('.yaml', '.packaged.yaml')
  return [
    `aws cloudformation package --region ${region} --template-file ${template} --s3-bucket "$BUCKET" --output-template-file ${packaged}`,
    [
      `aws cloudformation deploy --region ${region} --stack-name ${stackName(deployment, plan.first.slug)} --template-file ${packaged}`,
      `--parameter-overrides file://environments/${file}`,
      '--capabilities CAPABILITY_NAMED_IAM',
      `--tags Design=${plan.first.slug} Environment=${environment} ManagedBy=cloudformation`,
    ].join(' \\\n  '),
  ]
}

function firstDeployment(plan: Plan, made: Assembled, main: readonly Deployment[]): string {
  const steps: string[] = [
    'Create a bucket for the packaged templates in each region that you deploy to, private and versioned, and name it: `export BUCKET=…`.',
  ]
  const zone = zoneOf(plan)
  const certificates =
    frontsOf(plan).some((front) => needsCertificate(plan, front)) || entriesOf(plan, 'content-delivery').length > 0
  if (entriesOf(plan, 'encryption-key').some(({ resource }) => resource.hardware))
    steps.push(
      'Create the CloudHSM cluster in the data subnets (deploy the network first by hand, or use an existing one), initialise and activate it with two people present, connect it to KMS as a custom key store, and make the keys in it. CloudFormation can do none of this; the keys’ ARNs are parameters.',
    )
  if (entriesOf(plan, 'function').length > 0)
    steps.push(
      'Upload each function’s archive to the bucket that its `CodeBucket` parameter names, in the function’s region.',
    )
  if (entriesOf(plan, 'container-registry').length > 0)
    steps.push(
      'Images have to be in the registry before services start. Deploy once with public images of your choice (or `DesiredCount` 0 in the compute stack), push your own, and deploy again.',
    )
  for (const deployment of [...main].sort((a, b) => a.slot - b.slot)) {
    const name =
      deployment.slot === EDGE
        ? 'what CloudFront takes from us-east-1'
        : deployment.slot === 0
          ? `the stack in ${deployment.region}`
          : `the same templates in ${deployment.region}`
    const waits =
      certificates && deployment.slot <= 0
        ? zone
          ? ' It waits at the certificate until the name resolves: while it does, enter the zone’s name servers (`aws route53 list-hosted-zones`, then `get-hosted-zone`) at your registrar.'
          : ' It waits at the certificate until you have entered the record that proves the name where your DNS is kept; `aws acm describe-certificate` shows it.'
        : ''
    steps.push(
      `Deploy ${name}.${waits}${carried(made.crossings, deployment.slot, false)}\n\n${indented(fenced(deployCommands(plan, deployment)))}`,
    )
  }
  for (const deployment of main) {
    const later = carried(made.crossings, deployment.slot, true)
    if (later !== '')
      steps.push(
        `Deploy the stack \`${stackName(deployment, plan.first.slug)}\` once more, now that the one after it stands; until then what needs it is left out.${later}`,
      )
  }
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n\n')
}

const indented = (block: string) =>
  block
    .split('\n')
    .map((line) => (line === '' ? line : `   ${line}`))
    .join('\n')

/** Outputs of one stack that are parameters of another: there are no exports between regions. */
function carried(crossings: readonly Crossing[], slot: number, isLater: boolean): string {
  const own = crossings.filter((crossing) => crossing.readerSlot === slot && crossing.isLater === isLater)
  if (own.length === 0) return ''
  const from = (target: Crossing['target']) =>
    target.slot === EDGE ? 'us-east-1' : `the ${slotName(target.slot).toLowerCase()} region`
  const names = own.map(
    ({ parameter, output, target }) => `\`${parameter.name}\` (output \`${output}\` of ${from(target)})`,
  )
  return ` First carry these outputs over into its parameter file: ${list(names)}.`
}

function afterwards(plan: Plan): string | null {
  const steps = [
    entriesOf(plan, 'container-cluster').length > 0
      ? 'Let the pipeline’s role into the cluster, since IAM alone lets nobody in: `aws eks create-access-entry --cluster-name <cluster> --principal-arn <role>`, then `aws eks associate-access-policy --cluster-name <cluster> --principal-arn <role> --policy-arn arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy --access-scope type=cluster`.'
      : null,
    entriesOf(plan, 'monitoring').length > 0
      ? 'Confirm the e-mail that AWS sends to `AlertEmail`; until then no alarm reaches anybody.'
      : null,
    entriesOf(plan, 'secret-store').length > 0
      ? 'Write the application’s secrets, which the templates leave empty: `aws secretsmanager put-secret-value --secret-id "<name>/application" --secret-string file://secret.json`.'
      : null,
    entriesOf(plan, 'network').some(({ resource }) => resource.joinsSite)
      ? 'Enter the route to your site, which CloudFormation can’t: `aws ec2 create-transit-gateway-route --destination-cidr-block <JoinedCidr> --transit-gateway-route-table-id <default table of the hub> --transit-gateway-attachment-id <attachment of the VPN>`.'
      : null,
    entriesOf(plan, 'container-cluster').length > 0
      ? 'Point kubectl at the cluster (`aws eks update-kubeconfig`) and install the AWS Load Balancer Controller; a TargetGroupBinding puts your pods into the target group.'
      : null,
    'Activate the tags `Design`, `Environment` and `Component` as cost allocation tags under Billing, once an account; only then do cost reports and the budget see them.',
    entriesOf(plan, 'threat-detection').length > 0
      ? 'GuardDuty has one detector an account and region. If yours has one, take the detector out of `security.yaml` or import it.'
      : null,
  ].filter((step) => step !== null)
  return `Then:\n\n${bullets(steps)}`
}

function laterChanges(made: Assembled, main: readonly Deployment[]): string {
  const [deployment] = main.filter(({ slot }) => slot === 0)
  if (!deployment) return ''
  const hasReleases = made.templates.some(({ resources }) => resources.some(({ id }) => /Task$|Version$/.test(id)))
  return [
    'Look before you leap: make a change set, read it, and only then run it. A replacement of a database shows there as `Replacement: True`.',
    fenced([
      `aws cloudformation package --template-file main.yaml --s3-bucket "$BUCKET" --output-template-file main.packaged.yaml`,
      'aws cloudformation create-change-set --stack-name <stack> --change-set-name next --include-nested-stacks \\',
      `  --template-body file://main.packaged.yaml --parameters file://environments/${deployment.file} --capabilities CAPABILITY_NAMED_IAM`,
      'aws cloudformation describe-change-set --stack-name <stack> --change-set-name next',
      'aws cloudformation execute-change-set --stack-name <stack> --change-set-name next',
    ]),
    hasReleases
      ? 'A new image, or a new path of a function’s archive, in the parameters starts a release; it goes back by itself when the new version does not become healthy.'
      : '',
    'Numbers of subnets, NAT gateways, read replicas and fixed machines are in the templates rather than in parameters, since a template can’t count; sizes and the limits of scaling are parameters.',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function protection(main: readonly Deployment[]): string {
  const [deployment] = main.filter(({ slot }) => slot === 0)
  const policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['Update:Replace', 'Update:Delete'],
        Resource: 'LogicalResourceId/DataStack',
      },
    ],
  })
  return [
    'Stores are kept (`Retain`) or leave a last snapshot (`Snapshot`) when they are taken out of a template or their stack is deleted. Beside that:',
    bullets([
      'Turn termination protection on for production; nested stacks follow their main stack: `aws cloudformation update-termination-protection --enable-termination-protection --stack-name <stack>`.',
      `Set a stack policy on production’s ${deployment ? 'main' : ''} stack, so that an update can’t replace or remove the data stack: \`aws cloudformation set-stack-policy --stack-name <stack> --stack-policy-body '${policy}'\`.`,
      'Databases, tables and load balancers of production also refuse deletion by themselves.',
    ]),
  ].join('\n\n')
}

function tearDown(plan: Plan, main: readonly Deployment[]): string {
  const order = [...main]
    .sort((a, b) => b.slot - a.slot)
    .map((deployment) => `\`${stackName(deployment, plan.first.slug)}\``)
  return [
    `Delete the stacks in the reverse order of their making (${order.join(', ')}) with \`aws cloudformation delete-stack\`. In production first turn off termination protection, and set \`DeletionProtection\` to false and deploy that.`,
    'What is kept stays and goes on costing money: buckets, tables, file systems, keys, secrets, backup vaults and snapshots. Look at each before you delete it by hand. Keys are deleted 30 days after you ask, and until then it can be undone.',
  ].join(' ')
}

const leftOut = (plan: Plan, made: Assembled): string[] =>
  [
    'The default security group of the network keeps AWS’s own rule, which lets its members talk to each other; nothing is in it, and no template can empty it.',
    made.deployments.some(({ slot }) => slot > 0)
      ? 'StackSets: they are for the same stack in many accounts and regions. Here two stacks differ in what they hold, and the second is told values of the first, so each is deployed by itself.'
      : null,
    entriesOf(plan, 'secret-store').length > 0
      ? 'More than one application secret: add a block beside the first in `security.yaml`, and its ARN where it is read.'
      : null,
    entriesOf(plan, 'feature-flag-store').length > 0
      ? 'More than one release switch: add a block beside the first in `observability.yaml`.'
      : null,
    plan.entries.some(({ resource }) => resource.kind === 'function')
      ? 'Reserved concurrency: new accounts have too little to set any aside. Ask for a higher quota, then set `ReservedConcurrentExecutions`.'
      : null,
  ].filter((note) => note !== null)
