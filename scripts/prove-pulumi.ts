import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import type { Artifact } from '@/lib/artifacts/artifact'
import { objectOf, type Type } from '@/lib/artifacts/pulumi/types'
import { NAMES, writePulumi } from '@/lib/artifacts/pulumi/write-pulumi'
import { failuresOf, hasTerraform, prove } from '@/lib/artifacts/terraform/proof/prove.fixture'
import { type StandIn, standIn } from '@/lib/artifacts/terraform/proof/stand-in-provider.fixture'
import { typeOfBlock } from '@/lib/artifacts/terraform/provider-schema'
import { SCHEMAS } from '@/lib/artifacts/terraform/schemas'
import { DOCUMENTS } from '@/lib/artifacts/terraform/testing-designs.fixture'
import { writeTerraform } from '@/lib/artifacts/terraform/write-terraform'
import { inputOf } from '@/lib/artifacts/testing-input.fixture'
import type { Provider } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { answersIn, differences, type Made } from './pulumi-against-terraform'

/**
 * Proves the Pulumi programs of all scenarios and of the designs that cover every kind: the TypeScript compiler holds them against the
 * providers' own types, and Pulumi runs them with every answer of the cloud made up. The packages take 300 MB, so they are not ours:
 *
 *   npm install --prefix /tmp/pulumi --ignore-scripts @pulumi/pulumi@3.248.0 @pulumi/aws@7.48.0 @pulumi/gcp@9.37.0 @pulumi/azure@6.40.0
 *   npm run prove:pulumi -- /tmp/pulumi/node_modules [aws|gcp|azure] [name of a design]
 */
const [, , packages = '', only, design] = process.argv
if (packages === '') throw new Error('usage: npm run prove:pulumi -- <node_modules with the packages> [cloud] [design]')
const clouds = (['aws', 'gcp', 'azure'] as const).filter((cloud) => only === undefined || cloud === only)
const OBJECTIVE = { percent: 99.9, requestsPerSecond: 40 }
const root = mkdtempSync(path.join(tmpdir(), 'pulumi-'))
symlinkSync(path.resolve(packages), path.join(root, 'node_modules'))
const types = path.resolve('node_modules/@types')

const programs: {
  name: string
  folder: string
  stacks: string[]
  cloud: (typeof clouds)[number]
  terraform: () => Artifact[]
}[] = []
for (const cloud of clouds) {
  const documents = [...SCENARIOS.map(({ slug, document }) => [slug, document] as const), ...Object.entries(DOCUMENTS)]
  for (const [name, document] of documents) {
    if (design !== undefined && design !== name) continue
    const { designs, reasonOf, ruleset } = inputOf({
      ...document,
      platform: { provider: cloud, region: null, regionSecond: null },
    })
    const input = { designs, reasonOf, ruleset, budgetUsd: 1500, objective: OBJECTIVE, iac: 'terraform' as const }
    const files = writePulumi(input)
    if (files.length === 0) continue
    const folder = path.join(root, `${cloud}-${name.replaceAll(' ', '-')}`)
    mkdirSync(folder)
    for (const file of files) writeFileSync(path.join(folder, path.basename(file.path)), file.content)
    for (const { environment } of designs)
      writeFileSync(path.join(folder, `stack.${environment}.ts`), typedStack(cloud, readStack(files, environment)))
    programs.push({
      name: `${cloud}: ${name}`,
      folder,
      stacks: designs.map(({ environment }) => environment),
      cloud,
      terraform: () => writeTerraform(input),
    })
  }
}

let failed = 0
const compiler = path.resolve('node_modules/typescript/lib/tsc.js')
for (const cloud of clouds) {
  const own = programs.filter(({ name }) => name.startsWith(cloud))
  if (own.length === 0) continue
  writeFileSync(path.join(root, `tsconfig.${cloud}.json`), JSON.stringify(configFor(own.map(({ folder }) => folder))))
  const args = ['--max-old-space-size=6000', compiler, '-p', path.join(root, `tsconfig.${cloud}.json`)]
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
  console.log(`${cloud}: ${own.length} programs against the providers' types: ${errors.length} errors`)
  for (const line of errors.slice(0, 40)) console.log(`  ${line.replace(`${root}/`, '')}`)
  if (status !== 0) failed += Math.max(1, errors.length)
}

const providers = new Map<Provider, StandIn>()
const runner = path.join(root, 'run.cjs')
writeFileSync(path.join(root, 'answers.json'), JSON.stringify(Object.assign({}, ...clouds.map(answersOf))))
writeFileSync(runner, RUNNER())
for (const { name, folder, stacks, cloud, terraform } of programs) {
  for (const stack of stacks) {
    const planned = await plan(cloud, stack, terraform)
    writeFileSync(path.join(folder, 'calls.json'), JSON.stringify(planned ? answersIn(planned, NAMES[cloud]) : []))
    const args = [runner, path.join(root, 'out', path.basename(folder), 'index.js'), folder, stack]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root })
    if (status !== 0) {
      failed += 1
      console.log(`${name}, ${stack}: failed\n${stderr.split('\n').slice(0, 12).join('\n')}`)
      continue
    }
    const made = JSON.parse(readFileSync(path.join(folder, `made.${stack}.json`), 'utf8')) as Made[]
    const unlike = planned ? differences(made, planned, NAMES[cloud]) : []
    failed += unlike.length
    const verdict = planned
      ? `${unlike.length} differences from Terraform's plan`
      : 'skipped the comparison: no terraform'
    console.log([`${name}, ${stack}: ${stdout.trim()}, ${verdict}`, ...unlike].join('\n  '))
  }
}
for (const provider of providers.values()) provider.close()
rmSync(root, { recursive: true, force: true })
console.log(failed === 0 ? 'All proven.' : `${failed} failures`)
process.exit(failed === 0 ? 0 : 1)

/** What Terraform plans for the same environment; null where there is no Terraform on the path. */
async function plan(cloud: Provider, environment: string, terraform: () => Artifact[]): Promise<unknown> {
  if (!hasTerraform) return null
  const provider = providers.get(cloud) ?? (await standIn(cloud))
  providers.set(cloud, provider)
  const proof = await prove(terraform(), provider, { environment, from: 'init', until: 'plan' })
  if (proof.planned === null) throw new Error(failuresOf(proof))
  return proof.planned
}

function configFor(folders: readonly string[]) {
  return {
    compilerOptions: {
      strict: true,
      target: 'ES2022',
      module: 'commonjs',
      moduleResolution: 'node10',
      ignoreDeprecations: '6.0',
      esModuleInterop: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [types],
      preserveSymlinks: true,
      rootDir: root,
      outDir: path.join(root, 'out'),
    },
    files: folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file === 'index.ts' || file.startsWith('stack.'))
        .map((file) => path.join(folder, file)),
    ),
  }
}

function readStack(files: readonly { path: string; content: string }[], environment: string) {
  const content = files.find((file) => file.path === `pulumi/Pulumi.${environment}.yaml`)?.content ?? ''
  return (parse(content) as { config: { [key: string]: unknown } }).config
}

/** A stack's file as TypeScript, so that the compiler holds its keys and values against the provider's and the program's own. */
function typedStack(cloud: string, config: { [key: string]: unknown }): string {
  const under = (isProvider: boolean) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries(config).flatMap(([key, value]) => {
          const [owner = '', name = ''] = key.split(':')
          return (owner === cloud) === isProvider ? [[name, value]] : []
        }),
      ),
    )
  return [
    `import type * as cloud from '@pulumi/${cloud}/config/vars'`,
    "import type { config } from './config'",
    `export const provider = ${under(true)} satisfies Partial<typeof cloud>`,
    `export const own = ${under(false)} satisfies Partial<typeof config>`,
    '',
  ].join('\n')
}

/** What the cloud would answer for each type of resource: a made-up value for everything that is read of it. */
function answersOf(cloud: (typeof clouds)[number]): { [type: string]: unknown } {
  const names = NAMES[cloud]

  return Object.fromEntries(
    Object.entries(names.resources).map(([type, found]) => {
      const shape = SCHEMAS[cloud].resources[type]
      const object = shape ? typeOfBlock(shape) : 'dynamic'
      const isObject = typeof object !== 'string' && object[0] === 'object'
      return [`${cloud}:${found.class}`, isObject ? madeUp(objectOf(object[1], found.reads), type) : {}]
    }),
  )
}

function madeUp(type: Type, hint: string): unknown {
  if (type === 'number') return 1
  if (type === 'boolean') return false
  if (typeof type === 'string') return `made-up-${hint}`
  if ('list' in type) return [madeUp(type.list, hint)]
  if ('single' in type) return madeUp(type.single, hint)
  if ('map' in type) return {}
  if ('resource' in type) return madeUp(type.resource, hint)
  return Object.fromEntries(
    Object.entries(type.object).map(([name, inner]) => [type.names[name] ?? name, madeUp(inner, name)]),
  )
}

/** Reads a stack's file as Pulumi does, puts an example in the place of what only a person knows, and counts what is registered. */
function RUNNER(): string {
  return `
const { readFileSync, writeFileSync } = require('node:fs')
const YAML = require(${JSON.stringify(path.resolve('node_modules/yaml'))})
const pulumi = require('@pulumi/pulumi')
const [, , program, folder, stack] = process.argv
const text = readFileSync(folder + '/Pulumi.' + stack + '.yaml', 'utf8')
const waiting = text.split('\\n').filter((line) => /^ {2}# [\\w-]+:\\w+: /.test(line)).map((line) => line.replace('# ', ''))
const values = { ...YAML.parse(text).config, ...(YAML.parse('config:\\n' + waiting.join('\\n')).config ?? {}) }
const project = YAML.parse(readFileSync(folder + '/Pulumi.yaml', 'utf8')).name
for (const name of text.matchAll(/# pulumi config set --secret (\\w+)/g)) values[project + ':' + name[1]] = 'NotARealPassword1'
const config = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]))
pulumi.runtime.setAllConfig(config)
const answers = require('./answers.json')
const calls = require(folder + '/calls.json')
const functionOf = (token) => {
  const [, module, own] = token.split(':')
  const [place] = module.split('/')
  return place === 'index' ? own : place + '.' + own
}
const likeness = ({ values }, inputs) => Object.entries(inputs).filter(([key, value]) => JSON.stringify(values[key]) === JSON.stringify(value)).length
const answerTo = (name, inputs) => calls.filter((one) => one.name === name).sort((one, other) => likeness(other, inputs) - likeness(one, inputs))[0]?.values ?? {}
const MADE_UP = { names: ['zone-a', 'zone-b', 'zone-c'], accountId: '123456789012', partition: 'aws', id: 'made-up', arn: 'arn:aws:made:up', number: '123456789012', tenantId: 'made-up', objectId: 'made-up', clientId: 'made-up', subscriptionId: 'made-up' }
const made = []
const whole = []
pulumi.runtime.setMocks({
  newResource: ({ type, name, inputs }) => {
    if (made.includes(type + '::' + name)) throw new Error('two of ' + type + ' are called ' + name)
    made.push(type + '::' + name)
    whole.push({ type, name, inputs })
    const [cloud, module, own] = type.split(':')
    const answer = answers[cloud + ':' + module.split('/')[0] + '.' + own] ?? answers[cloud + ':' + own] ?? {}
    return { id: name + '-id', state: { ...answer, ...inputs } }
  },
  call: ({ token, inputs }) => ({ ...inputs, ...MADE_UP, ...answerTo(functionOf(token), inputs) }),
}, project, stack, false)
;(async () => {
  await pulumi.runtime.runInPulumiStack(async () => require(program)())
  await pulumi.runtime.disconnect()
  writeFileSync(folder + '/made.' + stack + '.json', JSON.stringify(whole.filter(({ type }) => !type.startsWith('pulumi:'))))
  console.log(made.length - 1 + ' resources')
})().catch((error) => { console.error(error.stack ?? error); process.exit(1) })
`
}
