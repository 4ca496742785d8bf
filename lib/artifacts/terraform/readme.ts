import { markdownTable } from '@/lib/text/markdown-table'
import type { Cloud, Step } from './cloud'
import type { Plan } from './entries'
import { backendPlaceholders } from './environments'
import { MODULE_HOLDS } from './module-files'
import type { Split } from './modules'
import { isSecret, type Variable } from './variables'

/** The modules, the values to set, how to apply the files for the first time, in which order, and how to take everything down again. */
export function writeReadme(plan: Plan, cloud: Cloud, { modules, root, addressIn }: Split): string {
  const { command, first } = plan
  const notes = cloud.readme(plan)
  const tool = command === 'tofu' ? 'OpenTofu' : 'Terraform'
  const required = root.variables.filter(({ fallback }) => fallback === undefined)
  const optional = root.variables.filter(({ fallback }) => fallback !== undefined)
  const environments = plan.designs.map(({ environment }) => environment)
  const main = environments[0] ?? 'production'
  const other = environments.find((environment) => environment !== 'production') ?? main
  const run = (...args: string[]) => `${command} -chdir=environments/${main} ${args.join(' ')}`
  const row = ({ name, description, example }: Variable) => [`\`${name}\``, description, `\`${example}\``]
  const state = backendPlaceholders(plan, cloud)
  const secrets = required.some(isSecret)
  const sections: (string | null)[] = [
    `# ${plain(first.name)}: infrastructure`,
    `Written from the design “${plain(first.name)}” with rule set ${plan.ruleset}. You need ${tool} 1.11 or newer and ${notes.credentials}. A comment above a resource names the rule that put it there and the reason.`,
    `${environments.length > 1 ? `The same modules serve ${list(environments)}` : `The modules serve ${main}`}; each environment is a folder in \`environments/\` with its own state, and its \`sizes.tf\` holds all in which it differs. ${tool} is run in that folder, here with \`-chdir\`.`,
    '## Modules',
    markdownTable(
      ['Module', 'What it holds', 'Reads from'],
      modules.map(({ name, readsFrom }) => [`\`${name}\``, MODULE_HOLDS[name], readsFrom.join(', ') || '–']),
    ),
    'All are applied together: each resource waits only for what it reads, so two modules may read from each other.',
    '## Values to set before you apply',
    required.length === 0
      ? null
      : `Write each into \`environments/<environment>/terraform.tfvars\`, where it stands commented out.${secrets ? ' Passwords are given by environment variable instead (`export TF_VAR_<name>=…`), never in a file.' : ''}\n\n${markdownTable(['Variable', 'What it is', 'Example'], required.map(row))}`,
    `${required.length === 0 ? 'Only where the state is kept, in' : 'Where the state is kept, in'} \`environments/<environment>/backend.tf\`: ${list(state.map(([name, value]) => `\`${name}\` (\`${value}\`)`))}.`,
    optional.length === 0
      ? null
      : `These have a default that you may want to change:\n\n${markdownTable(['Variable', 'What it is', 'Example'], optional.map(row))}`,
    '## State',
    `${notes.state} Each environment has a key of its own there. Where this repository has a \`terraform/bootstrap\` folder, that makes it.`,
    '## First deployment',
    numbered(plan, main, addressIn, [
      { says: 'Set the values above, then initialise.', run: [run('init')] },
      ...notes.before,
      {
        says: 'Look at the plan, then apply it. Databases and certificates take the longest; half an hour is usual.',
        run: [run('plan', '-out=plan'), run('apply', 'plan')],
      },
      ...notes.after,
    ]),
    '## Later deployments',
    fenced([run('plan', '-out=plan'), run('apply', 'plan')]),
    notes.later,
    runsImages(plan)
      ? 'Once the pipeline has released, the images in the variables are those of the first day, and a plan by hand would bring them back. `pipeline/infrastructure.sh plan <environment>` puts the released digests in their place first.'
      : null,
    environments.length > 1
      ? `Another environment is another folder: the same commands with \`-chdir=environments/${environments[1]}\`. ${notes.otherEnvironments.says}`
      : null,
    environments.length > 1 && notes.otherEnvironments.before
      ? numbered(plan, environments[1] ?? main, addressIn, notes.otherEnvironments.before)
      : null,
    '## Once an account',
    bullets(notes.account),
    '## Tear-down',
    [
      `Outside production everything goes at once: \`${command} -chdir=environments/${other} destroy\`.`,
      ...notes.tearDown,
    ].join(' '),
  ]
  return `${sections.filter((section) => section !== null && section !== '').join('\n\n')}\n`
}

/** A name can hold Markdown or HTML; in a heading it's only a name. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, (sign) => `\\${sign}`)
const list = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
const fenced = (lines: readonly string[], indent = '') =>
  ['```shell', ...lines, '```'].map((line) => `${indent}${line}`).join('\n')

function numbered(
  { command }: Plan,
  environment: string,
  addressIn: Split['addressIn'],
  steps: readonly Step[],
): string {
  const terraform = `${command} -chdir=environments/${environment}`
  return steps
    .map(({ says, targets = [], outputs = [], run = [] }, index) => {
      const commands = [
        ...(targets.length > 0
          ? [`${terraform} apply ${targets.map((target) => `-target=${addressIn(target)}`).join(' ')}`]
          : []),
        ...outputs.map((output) => `${terraform} output ${output}`),
        ...run,
      ]
      return [`${index + 1}. ${says}`, ...(commands.length > 0 ? ['', fenced(commands, '   ')] : [])].join('\n')
    })
    .join('\n\n')
}

const runsImages = (plan: Plan) =>
  plan.entries.some(({ resource: { kind } }) => kind === 'container-service' || kind === 'app-platform')
