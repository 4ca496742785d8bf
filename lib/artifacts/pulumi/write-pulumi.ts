import { Document } from 'yaml'
import type { Provider } from '@/lib/requirements/schema'
import { markdownTable } from '@/lib/text/markdown-table'
import { plainMarkdown } from '@/lib/text/plain-markdown'
import type { Artifact } from '../artifact'
import type { Plan } from '../terraform/entries'
import type { Block, Body, Value } from '../terraform/hcl'
import { SCHEMAS } from '../terraform/schemas'
import { isSecret, type Variable } from '../terraform/variables'
import { type TerraformInput, terraformSource } from '../terraform/write-terraform'
import { indent } from './arguments'
import awsNames from './aws-names.json'
import azureNames from './azure-names.json'
import { configurationOf, PROVIDER_KEYS, renamed, typeOfVariable } from './configuration'
import gcpNames from './gcp-names.json'
import type { PulumiNames } from './names'
import { programOf } from './program'
import { camel } from './types'

export const NAMES: Record<Provider, PulumiNames> = {
  aws: awsNames as PulumiNames,
  gcp: gcpNames as PulumiNames,
  azure: azureNames as PulumiNames,
}

/** The same blocks as the Terraform's, as one Pulumi program with a stack for each environment. */
export function writePulumi(input: TerraformInput): Artifact[] {
  const source = terraformSource(input)
  if (!source) return []
  const names = NAMES[source.plan.first.provider]
  const { plan, variables, valuesOf } = source
  const written = source.written.map(({ file, block }) => ({ file, block: mapText(block) }))
  const { first, ruleset } = plan
  const provider = written.find(({ block }) => block.type === 'provider')?.block
  const header = `Design: ${oneLine(first.name)} (${first.slug}), rule set ${ruleset}.`
  const configuration = configurationOf(variables)
  const { body, outputs } = programOf({
    written,
    variables: configuration.codes,
    schema: SCHEMAS[first.provider],
    names,
  })
  const hashes = /\bcreateHash\(/.test(body)
  const uuids = /\buuidOfName\(/.test(body)
  const ranges = ['cidrHost', 'cidrSubnet'].filter((name) => new RegExp(`\\b${name}\\(`).test(body))
  const program = [
    `// ${header}`,
    '',
    ...(hashes ? ["import { createHash } from 'node:crypto'"] : []),
    `import * as ${first.provider} from '${names.package}'`,
    "import * as pulumi from '@pulumi/pulumi'",
    ...(ranges.length > 0 ? [`import { ${ranges.join(', ')} } from './addresses'`] : []),
    "import { config } from './config'",
    ...(uuids ? ["import { uuidOfName } from './uuids'"] : []),
    '',
    'export = async () => {',
    indent(body),
    '',
    indent(`return ${outputs}`),
    '}',
    '',
  ].join('\n')
  const file = (path: string, language: Artifact['language'], content: string, why: string): Artifact => ({
    path: `pulumi/${path}`,
    language,
    content,
    why,
  })
  return [
    file('index.ts', 'typescript', program, 'The infrastructure: one program for all environments.'),
    file(
      'config.ts',
      'typescript',
      `// ${header}\n\n${configuration.text}`,
      'What a stack may be told, with its types and limits.',
    ),
    ...(ranges.length > 0
      ? [file('addresses.ts', 'typescript', `// ${header}\n\n${ADDRESSES}`, 'Arithmetic on address ranges.')]
      : []),
    ...(uuids
      ? [file('uuids.ts', 'typescript', `// ${header}\n\n${UUIDS}`, 'Identifiers that a name always gives again.')]
      : []),
    file('Pulumi.yaml', 'yaml', projectFile(first.slug, header), 'The project and how it is run.'),
    ...plan.designs.map(({ environment }, index) =>
      file(
        `Pulumi.${environment}.yaml`,
        'yaml',
        stackFile(first.slug, header, providerConfig(plan, provider, index), valuesOf(index), variables),
        `How large ${environment} is, which parts it has, and the values to set.`,
      ),
    ),
    file(
      'package.json',
      'json',
      packageFile(first.slug, names),
      'The packages, each at the version that the program was checked against.',
    ),
    file('tsconfig.json', 'json', `${JSON.stringify(TSCONFIG, null, 2)}\n`, 'How strictly the program is checked.'),
    file(
      'README.md',
      'markdown',
      readme(plan, variables),
      'Values to set, the order of the first deployment, and the tear-down.',
    ),
  ]
}

/** The tag that says which tool a resource belongs to. */
function mapText(block: Block): Block {
  const tags = block.type === 'locals' ? block.body.tags : undefined
  if (typeof tags !== 'object' || tags === null || !('ManagedBy' in tags)) return block
  return { ...block, body: { ...block.body, tags: { ...(tags as { [key: string]: Value }), ManagedBy: 'pulumi' } } }
}

/** How a stack tells the provider where it works, and the labels that everything gets. */
function providerConfig(
  { designs, first }: Plan,
  provider: Block | undefined,
  index: number,
): { [key: string]: unknown } {
  const design = designs[index] ?? first
  const region = design.regions[0]?.id
  if (first.provider === 'gcp') return { 'gcp:region': region }
  if (first.provider === 'azure') return { 'azure:location': region, ...azureConfig(provider) }
  return {
    'aws:region': region,
    'aws:defaultTags': { tags: { Design: first.slug, Environment: design.environment, ManagedBy: 'pulumi' } },
  }
}

/** What the Terraform's provider block says, under Pulumi's names; the subscription is the reader's. */
function azureConfig(provider: Block | undefined): { [key: string]: unknown } {
  const { subscription_id, resource_providers_to_register: registered, ...rest } = provider?.body ?? {}
  return Object.fromEntries([
    ...Object.entries(rest).map(([key, part]) => [`azure:${camel(key)}`, configOf(part)]),
    ...(registered === undefined ? [] : [['azure:resourceProvidersToRegisters', registered]]),
  ])
}

/** Each block of the provider stands once, and Pulumi has it as an object. */
function configOf(part: Body[string]): unknown {
  if (typeof part !== 'object' || part === null || !('blocks' in part)) return part
  const [body = {}] = (part as { blocks: readonly Body[] }).blocks
  return Object.fromEntries(Object.entries(body).map(([key, inner]) => [camel(key), configOf(inner)]))
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** The two functions of Terraform on ranges of IPv4 addresses. */
const ADDRESSES = `function parse(range: string): { base: number; length: number } {
  const [address = '', length = '32'] = range.split('/')
  return { base: address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0), length: Number(length) }
}

const print = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')

/** The address at that place of the range; from its end where the place is negative. */
export function cidrHost(range: string, place: number): string {
  const { base, length } = parse(range)
  return print(place < 0 ? base + 2 ** (32 - length) + place : base + place)
}

/** The range at that place among those that are so many bits longer. */
export function cidrSubnet(range: string, bits: number, place: number): string {
  const { base, length } = parse(range)
  return \`\${print(base + place * 2 ** (32 - length - bits))}/\${length + bits}\`
}
`

/** Version 5 of RFC 9562, section 5.5, in the name space of hosts (section 6.6). */
const UUIDS = `import { createHash } from 'node:crypto'

const HOSTS = '6ba7b8109dad11d180b400c04fd430c8'

/** The UUID, version 5, of a host's name. */
export function uuidOfName(name: string): string {
  const hash = createHash('sha1').update(Buffer.from(HOSTS, 'hex')).update(name).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
`

const PULUMI_VERSION = '3.248.0'

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'ES2022',
    module: 'commonjs',
    moduleResolution: 'node10',
    esModuleInterop: true,
    skipLibCheck: true,
    outDir: 'bin',
  },
  files: ['index.ts'],
}

const packageFile = (slug: string, names: PulumiNames) =>
  `${JSON.stringify(
    {
      name: slug,
      private: true,
      main: 'index.ts',
      dependencies: { [names.package]: names.version, '@pulumi/pulumi': PULUMI_VERSION },
      devDependencies: { '@types/node': '^20.0.0', typescript: '^5.0.0' },
    },
    null,
    2,
  )}\n`

function projectFile(slug: string, header: string): string {
  const document = new Document({ name: slug, runtime: { name: 'nodejs', options: { typescript: true } } })
  document.commentBefore = ` ${header}`
  return String(document)
}

/** The stack's configuration. What only the reader knows stands commented out, with an example. */
function stackFile(
  slug: string,
  header: string,
  provider: { [key: string]: unknown },
  values: readonly (readonly [string, Value])[],
  variables: readonly Variable[],
): string {
  const typeOf = new Map(variables.map((variable) => [variable.name, typeOfVariable(variable)]))
  const own = values
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [`${slug}:${camel(name)}`, renamed(value, typeOf.get(name) ?? 'unknown')])
  const document = new Document({ config: { ...provider, ...Object.fromEntries(own) } })
  document.commentBefore = ` ${header}`
  const waiting = variables.filter(({ from, fallback }) => from === 'reader' && fallback === undefined)
  const toSet = waiting.flatMap((variable) =>
    isSecret(variable)
      ? [`  # pulumi config set --secret ${camel(variable.name)}`]
      : [`  # ${oneLine(variable.description)}`, `  # ${keyOf(slug, variable)}: ${exampleOf(variable.example)}`],
  )
  return `${String(document)}${toSet.length === 0 ? '' : `  # Values to set before you deploy: take out the hash sign and put in your own.\n${toSet.join('\n')}\n`}`
}

const keyOf = (slug: string, { name }: Variable) => PROVIDER_KEYS[name] ?? `${slug}:${camel(name)}`

/** An example in Terraform's words is YAML's flow style with colons. */
const exampleOf = (example: string) =>
  example.replaceAll(/(\w+|"[^"]*") = /g, (_, key: string) => `${key.startsWith('"') ? key : camel(key)}: `)

function readme(
  {
    designs,
    first,
    ruleset,
  }: { designs: readonly { environment: string }[]; first: { name: string; slug: string }; ruleset: string },
  variables: readonly Variable[],
): string {
  const name = plainMarkdown(first.name)
  const environments = designs.map(({ environment }) => environment)
  const [main = 'production'] = environments
  const order = [...environments].reverse()
  const reader = variables.filter(({ from }) => from === 'reader')
  const required = reader.filter(({ fallback }) => fallback === undefined)
  const optional = reader.filter(({ fallback }) => fallback !== undefined)
  const row = (variable: Variable) => [
    `\`${PROVIDER_KEYS[variable.name] ?? camel(variable.name)}\``,
    variable.description,
    `\`${exampleOf(variable.example)}\``,
  ]
  const head = ['Key', 'What it is', 'Example']
  const parts = [
    `# ${name}: infrastructure`,
    `Written from the design “${name}” with rule set ${ruleset}. One program serves ${environments.join(', ')}; what differs between them stands in \`Pulumi.<stack>.yaml\`. You need Node.js 20 or newer, the Pulumi command and credentials for the account. A comment above a resource names the rule that put it there and the reason.`,
    '## Values to set before you deploy',
    required.length === 0 ? 'None.' : markdownTable(head, required.map(row)),
    ...(optional.length === 0
      ? []
      : ['These have a default that you may want to change:', markdownTable(head, optional.map(row))]),
    '## State',
    'Pulumi Cloud keeps the state and locks it by itself. To keep it in a bucket of your own, run `pulumi login` with its address first and set a passphrase or a key for secrets.',
    '## First deployment',
    [
      '```shell',
      'npm install',
      ...order.flatMap((stack) => [`pulumi stack init ${stack}`, `pulumi up --stack ${stack}`]),
      '```',
    ].join('\n'),
    'Names have to resolve before certificates are issued, and images have to be pushed before services start: where the first run waits for one of these, do it and run `pulumi up` again.',
    '## Later deployments',
    ['```shell', `pulumi preview --stack ${main} --diff`, `pulumi up --stack ${main}`, '```'].join('\n'),
    '## Tear-down',
    `Outside production everything goes at once: \`pulumi destroy --stack ${order[0] ?? main}\`. Production protects itself: set each \`deletionProtection\` in \`Pulumi.${main}.yaml\` to false, run \`pulumi up\`, and only then destroy.`,
  ]
  return `${parts.join('\n\n')}\n`
}
