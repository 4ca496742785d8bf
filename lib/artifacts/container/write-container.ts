// biome-ignore-all lint/suspicious/noTemplateCurlyInString: build arguments, which Docker expands.
import type { Design, Resource } from '@/lib/design/model'
import { markdownTable } from '@/lib/text/markdown-table'
import { wrap } from '@/lib/text/wrap'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { HEALTH_PATH } from '../kubernetes/cluster'
import { headerOf } from '../kubernetes/manifest'
import { USER_ID } from '../kubernetes/pod'
import { LANGUAGES, type Language, WINDOWS } from './languages'

/** What kinds of image the design runs: programs that answer on a port, work that ends by itself, on Linux or Windows. */
type Needs = { port: number; answers: boolean; many: boolean; windows: boolean; gpu: boolean; because: string }

/**
 * How the image is built, for the packaging that was answered. A platform that builds from source itself, functions from a package and
 * machines need none.
 */
export function writeContainer(input: ArtifactInput): Artifact[] {
  const needs = needsOf(input)
  if (!needs) return []
  const [first, ...others] = needs.windows ? [WINDOWS] : LANGUAGES
  if (!first) return []
  return [
    {
      path: 'Dockerfile',
      language: 'dockerfile',
      content: dockerfile(input, needs, first),
      why: `The image the pipeline builds, for ${first.name}; other languages stand beside it.`,
    },
    ...others.map(
      (language): Artifact => ({
        path: `container/${language.file}`,
        language: 'dockerfile',
        content: dockerfile(input, needs, language),
        why: `The same image for ${language.name}: put it in the place of the Dockerfile.`,
      }),
    ),
    {
      path: '.dockerignore',
      language: 'text',
      content: ignored(input),
      why: 'What never gets into an image, secrets and history above all.',
    },
    {
      path: 'container/README.md',
      language: 'markdown',
      content: readme(input, needs, [first, ...others]),
      why: 'What a program has to do to run in this image, and the values to set.',
    },
  ]
}

function needsOf({ designs, requirements }: ArtifactInput): Needs | null {
  const [design] = designs
  const runs = design?.resources.find((resource) => isContainer(resource, requirements.workload.packaging))
  if (!design || !runs) return null
  const { kind } = requirements.workload
  const nodes = nodesOf(design)
  return {
    port: nodes?.port ?? ('port' in runs ? runs.port : 8080),
    answers: runs.kind !== 'batch-environment' && !(runs.kind === 'container-cluster' && kind === 'batch'),
    many: deployables(design) > 1,
    windows: nodes?.os === 'windows',
    gpu: (nodes?.gpus ?? 0) > 0,
    because: runs.because,
  }
}

const nodesOf = (design: Design) =>
  design.resources.find(
    (resource) => resource.kind === 'machine-group' && (resource.role === 'nodes' || resource.role === 'capacity'),
  ) as Extract<Resource, { kind: 'machine-group' }> | undefined

function isContainer({ kind }: Resource, packaging: string | null): boolean {
  if (kind === 'container-service' || kind === 'container-cluster' || kind === 'batch-environment') return true
  return packaging === 'container' && (kind === 'app-platform' || kind === 'function')
}

/** Programs with an image of their own: the services, and the worker beside them. */
const deployables = ({ resources, connections }: Design) =>
  resources.reduce((sum, resource) => {
    if (resource.kind === 'container-service') return sum + resource.services
    if (resource.kind !== 'container-cluster') return sum
    return sum + resource.services + Number(connections.some(({ label }) => label.startsWith('takes')))
  }, 0)

function dockerfile(input: ArtifactInput, needs: Needs, language: Language): string {
  const { port, answers, many, windows } = needs
  const folder = many ? 'services/${SERVICE}' : '.'
  const exec = (words: readonly string[]) => JSON.stringify(words)
  const comment = (says: string) => wrap(says, 110).map((line) => `# ${line}`)
  const service = many ? ['# Which service it builds: the pipeline says `--build-arg SERVICE=…`.', 'ARG SERVICE'] : []
  return `${[
    `# ${headerOf(input)}`,
    ...comment(`${needs.because}: ${input.reasonOf(needs.because)}`),
    ...comment(`For ${language.name}. Expects in ${many ? 'services/<name>' : 'this folder'}: ${language.expects}.`),
    ...comment('Values to set: add the digest to both images, `name:tag@sha256:…`, and let a bot keep it up to date.'),
    `ARG BUILD_IMAGE=${language.buildImage}`,
    `ARG RUN_IMAGE=${language.runImage}`,
    '',
    'FROM ${BUILD_IMAGE} AS build',
    ...service,
    'WORKDIR /src',
    ...language.build(folder),
    '',
    'FROM ${RUN_IMAGE} AS run',
    'WORKDIR /app',
    ...comment('Belongs to root, so that a program that was broken into can’t change itself.'),
    'COPY --from=build /out /app',
    ...language.run,
    ...(answers
      ? [
          `ENV PORT=${port}`,
          ...comment('Above 1023, since the user below may not open the ports under it.'),
          `EXPOSE ${port}`,
        ]
      : []),
    ...(windows ? ['USER ContainerUser'] : [`USER ${USER_ID}:${USER_ID}`]),
    ...(answers
      ? [
          ...comment(`${language.health.says} An orchestrator has probes of its own and leaves this one alone.`),
          `HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ${exec(language.health.command(port, HEALTH_PATH))}`,
        ]
      : [...comment('It ends when its work is done, so there is nothing to ask.'), 'HEALTHCHECK NONE']),
    `CMD ${exec(language.start)}`,
  ].join('\n')}\n`
}

const IGNORED: readonly (readonly [string, readonly string[]])[] = [
  [
    'Secrets have no place in an image, and neither has what the machine of a developer holds.',
    ['**/.env', '**/.env.*', '**/*.pem', '**/*.key', '**/*.p12', '**/.npmrc', '**/.netrc', '**/.aws', '**/.ssh'],
  ],
  [
    'History and what describes where the image runs.',
    [
      '.git',
      '.github',
      '.gitlab-ci.yml',
      'terraform',
      'pulumi',
      'cloudformation',
      'kubernetes',
      'observability',
      'pipeline',
    ],
  ],
  [
    'Made anew in the image.',
    ['**/node_modules', '**/dist', '**/target', '**/obj', '**/__pycache__', '**/.venv', '**/coverage'],
  ],
  ['What describes the image itself.', ['Dockerfile', 'container', '.dockerignore', '**/*.md']],
]

const ignored = (input: ArtifactInput) =>
  `${[`# ${headerOf(input)}`, ...IGNORED.flatMap(([says, paths]) => [`# ${says}`, ...paths])].join('\n')}\n`

function readme(input: ArtifactInput, needs: Needs, languages: readonly Language[]): string {
  const { packaging } = input.requirements.workload
  return `${[
    '# The container image',
    headerOf(input).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1'),
    packaging === 'container'
      ? 'You answered that it is packaged as a container image. If you have a Dockerfile of your own, hold it against the list below and keep it.'
      : 'What runs it takes container images, so what you have is wrapped in one.',
    'Nobody asked for the language. Take the file of yours and throw the others away; the pipeline builds the `Dockerfile`.',
    markdownTable(
      ['Language', 'File', 'Expects'],
      languages.map(({ name, file, expects }, index) => [
        name,
        `\`${index === 0 ? 'Dockerfile' : `container/${file}`}\``,
        expects,
      ]),
    ),
    needs.many
      ? 'Each service has a folder `services/<name>`; the build is told which by `--build-arg SERVICE=<name>`.'
      : 'There is one program, in the root of the repository.',
    '## What a program does',
    [
      ...(needs.answers
        ? [
            `- It listens on the port in \`PORT\`, ${needs.port} here, and answers 200 at \`${HEALTH_PATH}\` when it can serve.`,
          ]
        : ['- It ends with 0 when its work is done, with anything else when it is not.']),
      '- It reads its settings and secrets from the environment when it starts, and none is in the image.',
      '- It writes lines to standard output, and files only under `/tmp`.',
      '- On SIGTERM it takes nothing new, ends what it has begun, and stops.',
    ].join('\n'),
    '## Values to set',
    markdownTable(
      ['Where', 'Stands there now', 'Put in'],
      [
        [
          '`BUILD_IMAGE`',
          'a tag',
          'the image that builds, with its digest: `docker buildx imagetools inspect <image>` prints it',
        ],
        [
          '`RUN_IMAGE`',
          'a tag',
          needs.gpu
            ? 'the image of your framework with its CUDA libraries, with its digest'
            : 'the image that runs, with its digest',
        ],
      ],
    ),
  ].join('\n\n')}\n`
}
