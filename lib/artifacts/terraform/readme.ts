import { markdownTable } from '@/lib/text/markdown-table'
import type { Cloud, Step } from './cloud'
import type { Plan } from './entries'
import type { Placeholder } from './expressions'

/** How to apply the files for the first time, in which order, and how to take everything down again. */
export function writeReadme(plan: Plan, cloud: Cloud, placeholders: readonly Placeholder[]): string {
  const { command, first } = plan
  const notes = cloud.readme(plan)
  const tool = command === 'tofu' ? 'OpenTofu' : 'Terraform'
  const required = placeholders.filter(({ fallback }) => fallback === undefined)
  const optional = placeholders.filter(({ fallback }) => fallback !== undefined)
  const environments = plan.designs.map(({ environment }) => environment)
  const main = environments[0] ?? 'production'
  const other = environments.find((environment) => environment !== 'production') ?? main
  const row = ({ name, description, example }: Placeholder) => [`\`${name}\``, description, `\`${example}\``]
  const sections: (string | null)[] = [
    `# ${plain(first.name)}: infrastructure`,
    `Written from the design “${plain(first.name)}” with rule set ${plan.ruleset}. One set of files serves ${list(environments)}; what differs between them is in \`environments/\`. You need ${tool} 1.11 or newer and ${notes.credentials}. A comment above a resource names the rule that put it there and the reason.`,
    '## Values to set before you apply',
    required.length === 0
      ? 'None.'
      : `Write each into \`environments/<environment>.tfvars\`, where it stands commented out. Passwords are given by environment variable instead (\`export TF_VAR_<name>=…\`), never in a file.\n\n${markdownTable(['Variable', 'What it is', 'Example'], required.map(row))}`,
    optional.length === 0
      ? null
      : `These have a default that you may want to change:\n\n${markdownTable(['Variable', 'What it is', 'Example'], optional.map(row))}`,
    '## State',
    `${notes.state} Copy \`backend.hcl.example\` to \`backend.hcl\` and fill it in; each environment has its own key there.`,
    '## First deployment',
    numbered(plan, main, [
      {
        says: 'Set the values above, then initialise.',
        run: [
          'cp backend.hcl.example backend.hcl',
          `${command} init -backend-config=backend.hcl -backend-config="key=${main}.tfstate"`,
        ],
      },
      ...notes.before,
      {
        says: 'Look at the plan, then apply it. Databases and certificates take the longest; half an hour is usual.',
        run: [`${command} plan -var-file=environments/${main}.tfvars -out=plan`, `${command} apply plan`],
      },
      ...notes.after,
    ]),
    '## Later deployments',
    fenced([`${command} plan -var-file=environments/${main}.tfvars -out=plan`, `${command} apply plan`]),
    notes.later,
    environments.length > 1
      ? `Another environment is another state: \`${command} init -reconfigure -backend-config=backend.hcl -backend-config="key=${environments[1]}.tfstate"\`, then the same commands with \`environments/${environments[1]}.tfvars\`. ${notes.otherEnvironments}`
      : null,
    '## Once an account',
    bullets(notes.account),
    '## Tear-down',
    [
      `Outside production everything goes at once: \`${command} destroy -var-file=environments/${other}.tfvars\`.`,
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

function numbered({ command }: Plan, environment: string, steps: readonly Step[]): string {
  return steps
    .map(({ says, targets = [], outputs = [], run = [] }, index) => {
      const commands = [
        ...(targets.length > 0
          ? [
              `${command} apply -var-file=environments/${environment}.tfvars ${targets.map((target) => `-target=${target}`).join(' ')}`,
            ]
          : []),
        ...outputs.map((output) => `${command} output ${output}`),
        ...run,
      ]
      return [`${index + 1}. ${says}`, ...(commands.length > 0 ? ['', fenced(commands, '   ')] : [])].join('\n')
    })
    .join('\n\n')
}
