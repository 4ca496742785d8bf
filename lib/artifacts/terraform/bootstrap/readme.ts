import { markdownTable } from '@/lib/text/markdown-table'
import type { Artifact } from '../../artifact'
import { headerOf } from '../../pipelines/model'
import type { Bootstrap, Written } from './model'
import { connectionOf } from './trust'

/** How the folder is applied once, where its state goes, and what to do with its outputs. */
export function bootstrapReadme(bootstrap: Bootstrap, { variables, notes }: Written): Artifact {
  const { delivery, identities } = bootstrap
  const tool = delivery.input.requirements.platform.iac === 'opentofu' ? 'tofu' : 'terraform'
  const run = `${tool} -chdir=terraform/bootstrap`
  const shell = (...lines: string[]) => ['   ```shell', ...lines.map((line) => `   ${line}`), '   ```'].join('\n')
  const steps = [
    `Set the values below in \`terraform.tfvars\`, then apply with the rights of an administrator:\n\n${shell(`${run} init`, `${run} apply`)}`,
    `Move the state of this folder to where the others will be kept, and commit \`backend.tf\`:\n\n${shell(`${run} output -raw backend > terraform/bootstrap/backend.tf`, `${run} init -migrate-state`)}\n\n   Delete \`terraform.tfstate\` and its backup here afterwards.`,
    `Write where the state is kept into \`terraform/environments/<environment>/backend.tf\`; the outputs that begin with \`state_\` say it.`,
    `Enter the outputs in capitals as variables of the pipeline, as \`pipeline/README.md\` says where:\n\n${shell(`${run} output`)}`,
    ...(delivery.repo === 'azure-devops'
      ? [
          `Make a service connection for each identity, called as below, and enter its id as \`SERVICE_CONNECTION_<identity>\`: ${identities.map(({ name }) => `\`${connectionOf(name)}\``).join(', ')}.`,
        ]
      : []),
  ]
  const sections = [
    `<!-- ${headerOf(delivery).replaceAll('--', '- -')} -->`,
    '# Trust of the pipeline',
    'Applied once, by a person, before any pipeline runs: it makes where the state and the releases are kept, and the identities that jobs take on with their own short-lived tokens. Apply it again when an environment is added.',
    '## Values to set',
    markdownTable(
      ['Variable', 'What it is', 'Example'],
      variables.map(({ name, description, example, fallback }) => [
        `\`${name}\``,
        `${description}${fallback === undefined ? '' : ' Has a default.'}`,
        `\`${example}\``,
      ]),
    ),
    '## Order',
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    '## What is trusted',
    bootstrap.trust.says,
    notes.map((note) => `- ${note}`).join('\n'),
  ]
  return {
    path: 'terraform/bootstrap/README.md',
    language: 'markdown',
    content: `${sections.join('\n\n')}\n`,
    why: 'How the folder is applied once, where its state goes, and what to do with its outputs.',
  }
}
