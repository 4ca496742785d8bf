import { markdownTable } from '@/lib/text/markdown-table'
import { plainMarkdown } from '@/lib/text/plain-markdown'
import type { Artifact } from './artifact'
import { imageKeeper } from './image-keeper'
import type { ArtifactInput } from './input'
import { valuesToSet } from './values-to-set'

/** The README of the repository that the files unpack into: what stands where, the order of the first day, and how to take it all down. */
export function writeRepositoryReadme({ designs, ruleset }: ArtifactInput, files: readonly Artifact[]): Artifact {
  const [first] = designs
  const name = plainMarkdown(first?.name ?? '')
  const folders = FOLDERS.filter(({ path }) => files.some((file) => file.path.startsWith(path)))
  const has = (path: string) => folders.some((folder) => folder.path === path)
  const environments = designs.map(({ environment }) => environment)
  const order = [...environments].reverse()
  const steps = [
    'Put these files into a repository of their own, or beside the code of the workload, and commit them unchanged: later changes then show as differences.',
    ...folders.flatMap(({ setUp }) => (setUp === null ? [] : [setUp])),
    ...(order.length > 1
      ? [`${sharedImages(designs)}Bring up ${order.join(', then ')}: production comes last, from the same files.`]
      : []),
    ...(has('observability/') ? ['Let one alert of each severity fire on purpose and see that it arrives.'] : []),
    'Restore one backup into an empty environment before users depend on the data, and write down how long it took.',
  ]
  const parts = [
    `# ${name}`,
    `Written from the design “${name}” with rule set ${ruleset}. Every choice, figure and limit stands with its reason in \`docs/\`; a comment in a file names the rule behind what it makes.`,
    '## What is here',
    markdownTable(
      ['Path', 'What it is'],
      folders.map(({ path, what }) => [`\`${path}\``, what]),
    ),
    '## Values to set',
    'The whole list, in the order in which it is needed. The README of each folder says how, and what has a default that you may want to change.',
    markdownTable(
      ['Where', 'Value', 'What it is'],
      valuesToSet(files).map(({ name, description, path }) => [`\`${path}\``, `\`${name}\``, description]),
    ),
    '## First deployment',
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    '## Tear-down',
    `${folders.flatMap(({ tearDown }) => (tearDown === null ? [] : [tearDown])).join(' ')} Backups and the audit trail outlive the rest on purpose; delete them last, and only when no rule still asks for them.`,
  ]
  return {
    path: 'README.md',
    language: 'markdown',
    content: `${parts.join('\n\n')}\n`,
    why: 'Where to begin: what stands where, the order of the first deployment, and the tear-down.',
  }
}

/** Where one environment keeps the images of all, the others can't start before. */
function sharedImages(designs: ArtifactInput['designs']): string {
  const keeper = imageKeeper(designs)
  return keeper
    ? `Make the image registry of ${keeper.environment} first: every environment takes its images from it. `
    : ''
}

type Folder = { path: string; what: string; setUp: string | null; tearDown: string | null }

/** In the order in which they are used on the first day. */
const FOLDERS: readonly Folder[] = [
  {
    path: 'terraform/bootstrap/',
    what: 'Where the state is kept, and what the pipeline’s own tokens may do: applied once, by a person.',
    setUp: 'Apply what the pipeline stands on, once, as `terraform/bootstrap/README.md` says.',
    tearDown: null,
  },
  {
    path: 'terraform/',
    what: 'The infrastructure, as modules and a folder for each environment. Its README lists the values to set.',
    setUp: 'Set the values and apply the infrastructure as `terraform/README.md` says.',
    tearDown: 'Destroy the environments one at a time as `terraform/README.md` says, production last.',
  },
  {
    path: 'pulumi/',
    what: 'The infrastructure as a Pulumi program with a stack for each environment. Its README lists the values to set.',
    setUp: 'Set the values and bring up the stacks as `pulumi/README.md` says.',
    tearDown: 'Destroy the stacks one at a time as `pulumi/README.md` says, production last.',
  },
  {
    path: 'cloudformation/',
    what: 'The infrastructure as CloudFormation templates with parameters for each environment. Its README lists the values to set.',
    setUp: 'Set the values and create the stacks as `cloudformation/README.md` says.',
    tearDown: 'Delete the stacks one at a time as `cloudformation/README.md` says, production last.',
  },
  {
    path: 'Dockerfile',
    what: 'How the image is built: in stages, without secrets, for a user without rights.',
    setUp:
      'Build the image with the `Dockerfile`, push it to the registry that the infrastructure made, and note its digest.',
    tearDown: null,
  },
  {
    path: 'kubernetes/',
    what: 'What runs on the cluster: a base, and an overlay for each environment. `GUIDE.md` is about running it.',
    setUp: 'Give the cluster what runs on it as `kubernetes/README.md` says.',
    tearDown: 'Delete what runs on the cluster first, so that its load balancers go with it.',
  },
  { path: '.github/', what: 'The pipelines for GitHub Actions.', setUp: null, tearDown: null },
  { path: '.gitlab-ci.yml', what: 'The pipeline for GitLab CI.', setUp: null, tearDown: null },
  { path: 'bitbucket-pipelines.yml', what: 'The pipeline for Bitbucket.', setUp: null, tearDown: null },
  { path: 'azure-pipelines.yml', what: 'The pipeline for Azure DevOps.', setUp: null, tearDown: null },
  {
    path: 'pipeline/',
    what: 'What the pipelines run, and in its README what they have to be told.',
    setUp:
      'Tell the pipeline what `pipeline/README.md` lists, protect the main branch, and release a page that says “hello” through every stage, then roll it back.',
    tearDown: 'Switch the pipelines off before anything is taken down.',
  },
  {
    path: 'observability/',
    what: 'Alerts, their routing, the collector and dashboards; its README has the arithmetic of the error budget.',
    setUp: 'Load the alerts and dashboards as `observability/README.md` says.',
    tearDown: null,
  },
]
