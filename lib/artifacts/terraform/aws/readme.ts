import { CLUSTER_ADDONS } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import { markdownTable } from '@/lib/text/markdown-table'
import type { Plan } from './entries'
import { entriesOf } from './entries'
import type { Placeholder } from './expressions'
import { frontsOf, needsCertificate, zoneOf } from './fronts'

/** How to apply the files for the first time, in which order, and how to take everything down again. */
export function writeReadme(plan: Plan, placeholders: readonly Placeholder[]): string {
  const { command, first } = plan
  const tool = command === 'tofu' ? 'OpenTofu' : 'Terraform'
  const required = placeholders.filter(({ fallback }) => fallback === undefined)
  const optional = placeholders.filter(({ fallback }) => fallback !== undefined)
  const environments = plan.designs.map(({ environment }) => environment)
  const row = ({ name, description, example }: Placeholder) => [`\`${name}\``, description, `\`${example}\``]
  const sections: (string | null)[] = [
    `# ${plain(first.name)}: infrastructure`,
    `Written from the design “${plain(first.name)}” with rule set ${plan.ruleset}. One set of files serves ${list(environments)}; what differs between them is in \`environments/\`. You need ${tool} 1.11 or newer and credentials for the AWS account. A comment above a resource names the rule that put it there and the reason.`,
    '## Values to set before you apply',
    required.length === 0
      ? 'None.'
      : `Write each into \`environments/<environment>.tfvars\`, where it stands commented out. Passwords are given by environment variable instead (\`export TF_VAR_<name>=…\`), never in a file.\n\n${markdownTable(['Variable', 'What it is', 'Example'], required.map(row))}`,
    optional.length === 0
      ? null
      : `These have a default that you may want to change:\n\n${markdownTable(['Variable', 'What it is', 'Example'], optional.map(row))}`,
    '## State',
    `Keep the state in an S3 bucket of its own, versioned and closed to the public. Copy \`backend.hcl.example\` to \`backend.hcl\` and fill it in; each environment has its own key in that bucket. Locking uses a file in the same bucket (\`use_lockfile\`), so no table is needed.`,
    '## First deployment',
    numbered(firstSteps(plan, environments[0] ?? 'production')),
    '## Later deployments',
    fenced([`${command} plan -var-file=environments/${environments[0]}.tfvars -out=plan`, `${command} apply plan`]),
    laterNotes(plan),
    environments.length > 1
      ? `Another environment is another state: \`${command} init -reconfigure -backend-config=backend.hcl -backend-config="key=${environments[1]}.tfstate"\`, then the same commands with \`environments/${environments[1]}.tfvars\`. ${otherAccounts(plan)}`
      : null,
    '## Once an account',
    bullets(accountNotes(plan)),
    '## Tear-down',
    tearDown(plan, environments),
  ]
  return `${sections.filter((section) => section !== null && section !== '').join('\n\n')}\n`
}

/** A name can hold Markdown or HTML; in a heading it's only a name. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, (sign) => `\\${sign}`)
const list = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const fenced = (lines: readonly string[], indent = '') =>
  ['```shell', ...lines, '```'].map((line) => `${indent}${line}`).join('\n')
const numbered = (steps: readonly Step[]) =>
  steps
    .map(({ says, run }, index) =>
      [`${index + 1}. ${says}`, ...(run.length > 0 ? ['', fenced(run, '   ')] : [])].join('\n'),
    )
    .join('\n\n')
const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')

type Step = { says: string; run: readonly string[] }

function firstSteps(plan: Plan, environment: string): Step[] {
  const { command } = plan
  const variables = `-var-file=environments/${environment}.tfvars`
  const targeted = (...targets: string[]) =>
    `${command} apply ${variables} ${targets.map((target) => `-target=${target}`).join(' ')}`
  const zone = zoneOf(plan)
  const registry = entriesOf(plan, 'container-registry')[0]
  const hardware = entriesOf(plan, 'encryption-key').find(({ resource }) => resource.hardware)
  const packages = entriesOf(plan, 'function')
  const certificates = frontsOf(plan).filter((front) => needsCertificate(plan, front))
  const clusters = entriesOf(plan, 'container-cluster')
  const addons = CLUSTER_ADDONS.filter((addon) => clusters.some(({ resource }) => resource.addons.includes(addon)))
  const steps: (Step | null)[] = [
    {
      says: 'Set the values above, then initialise.',
      run: [
        'cp backend.hcl.example backend.hcl',
        `${command} init -backend-config=backend.hcl -backend-config="key=${environment}.tfstate"`,
      ],
    },
    zone
      ? {
          says: 'Create the DNS zone and enter its name servers at your registrar (or as NS records in the parent zone). Certificates are issued only once the names resolve.',
          run: [targeted(`aws_route53_zone.${zone.label}`), `${command} output name_servers`],
        }
      : null,
    !zone && certificates.length > 0
      ? {
          says: 'Request the certificates and enter the records that prove the names are yours where your DNS is kept.',
          run: [
            targeted(...certificates.map(({ label }) => `aws_acm_certificate.${label}`)),
            `${command} output certificate_records`,
          ],
        }
      : null,
    hardware
      ? {
          says: 'Create the CloudHSM cluster, initialise and activate it with two people present, create the crypto user `kmsuser`, and put the certificate and its password into the variables.',
          run: [targeted(`aws_cloudhsm_v2_hsm.${hardware.label}`)],
        }
      : null,
    registry
      ? {
          says: 'Create the image repositories and push an image to each.',
          run: [targeted(`aws_ecr_repository.${registry.label}`), `${command} output ${registry.label}_repositories`],
        }
      : null,
    packages.length > 0
      ? {
          says: 'Upload each function’s archive to the bucket that its `_package` variable names. The bucket has to be in the function’s region.',
          run: [],
        }
      : null,
    {
      says: 'Look at the plan, then apply it. Databases and certificates take the longest; half an hour is usual.',
      run: [`${command} plan ${variables} -out=plan`, `${command} apply plan`],
    },
    entriesOf(plan, 'monitoring').length > 0
      ? { says: 'Confirm the e-mail that AWS sends to `alert_email`; until then no alarm reaches anybody.', run: [] }
      : null,
    entriesOf(plan, 'secret-store').length > 0
      ? {
          says: 'Write the application’s secrets, which Terraform leaves empty.',
          run: [
            'aws secretsmanager put-secret-value --secret-id "<name>/application" --secret-string file://secret.json',
          ],
        }
      : null,
    entriesOf(plan, 'container-cluster').length > 0
      ? {
          says: 'Point kubectl at the cluster and install the AWS Load Balancer Controller; a TargetGroupBinding puts your pods into the target group.',
          run: ['aws eks update-kubeconfig --name "<output cluster name>"'],
        }
      : null,
    addons.length > 0
      ? {
          says: `Install ${addons.map((addon) => ADDON_NAMES[addon]).join(', ')} on the cluster from the makers’ Helm charts; the nodes have room for them.`,
          run: [],
        }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

const otherAccounts = (plan: Plan) =>
  entriesOf(plan, 'container-registry').some(({ condition }) => condition !== null)
    ? 'It pulls the images that were pushed for production; in another AWS account it needs a repository policy that lets it.'
    : 'Give each environment an AWS account of its own if you can.'

function laterNotes(plan: Plan): string | null {
  const split = plan.entries.some(
    ({ resource }) => resource.kind === 'function' && ['canary', 'blue-green'].includes(resource.deployment),
  )
  const fleets = plan.entries.some(({ resource }) => resource.kind === 'container-service')
  if (!split && !fleets) return null
  return [
    fleets
      ? 'A new image tag in the variables starts a release; ECS goes back by itself when the new version does not become healthy.'
      : null,
    split
      ? 'A new function version is published by Terraform and taken into use by CodeDeploy, which moves the `live` alias.'
      : null,
  ]
    .filter((note) => note !== null)
    .join(' ')
}

function accountNotes(plan: Plan): string[] {
  const notes = [
    'Activate the tags `Design`, `Environment` and `Component` as cost allocation tags under Billing; only then do cost reports and the budget see them.',
  ]
  if (entriesOf(plan, 'threat-detection').length > 0)
    notes.push(
      'GuardDuty has one detector an account and region. If yours has one, `import` it before the first apply.',
    )
  if (plan.entries.some(({ resource }) => resource.kind === 'function'))
    notes.push(
      'New accounts may run few functions at once. Ask for a higher quota of concurrent executions, then set `reserve_concurrency = true`.',
    )
  if (entriesOf(plan, 'encryption-key').length > 0)
    notes.push('Customer-managed keys are deleted 30 days after a tear-down; until then it can be cancelled.')
  return notes
}

function tearDown(plan: Plan, environments: readonly string[]): string {
  const { command } = plan
  const guarded = plan.entries.some(({ resource: { kind } }) =>
    ['relational-database', 'load-balancer', 'key-value-store', 'document-database', 'container-cluster'].includes(
      kind,
    ),
  )
  const other = environments.find((environment) => environment !== 'production') ?? environments[0]
  return [
    `Outside production everything goes at once: \`${command} destroy -var-file=environments/${other}.tfvars\`.`,
    guarded
      ? 'Production protects itself: databases, tables and load balancers refuse to be deleted. Set their `deletion_protection` to false (in the variables file, or `is_production` in `locals.tf` for those without one), apply, and only then destroy. Databases leave a final snapshot; buckets with files in them are not deleted.'
      : 'Buckets with files in them are not deleted in production: empty them first.',
    entriesOf(plan, 'backup-vault').length > 0
      ? 'A backup vault is deleted only when it is empty, and its lock keeps every backup for at least seven days.'
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
