// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import { createHash } from 'node:crypto'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Design } from '@/lib/design/model'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { DOCUMENTS } from '../terraform/testing-designs.fixture'
import { inputOf } from '../testing-input.fixture'
import { writePulumi } from './write-pulumi'

const PROVIDERS = ['aws', 'gcp', 'azure'] as const
const on = (document: object, provider: string) => ({
  ...document,
  platform: { provider, region: null, regionSecond: null },
})
const write = (designs: readonly Design[]) =>
  writePulumi({
    designs,
    reasonOf: (rule) => `The reason of ${rule}.`,
    ruleset: '1.0.0',
    budgetUsd: 1500,
    objective: { percent: 99.9, requestsPerSecond: 40 },
    iac: 'terraform',
  })

const made = PROVIDERS.flatMap((provider) =>
  [...SCENARIOS.map(({ slug, document }) => [slug, document] as const), ...Object.entries(DOCUMENTS)].map(
    ([name, document]) => {
      const { designs } = inputOf(on(document, provider))
      return { name: `${provider}: ${name}`, provider, designs, files: write(designs) }
    },
  ),
)

/** What a TypeScript compiler says of one file without knowing any package. */
function syntaxErrors(content: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(content, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

const contentOf = (files: readonly { path: string; content: string }[], path: string) =>
  files.find((file) => file.path === `pulumi/${path}`)?.content ?? ''

describe.each(made)('$name', ({ designs, files }) => {
  test('the program has no mistake of syntax and leaves no constant undeclared', () => {
    const program = contentOf(files, 'index.ts')
    expect(syntaxErrors(program)).toEqual([])
    expect(syntaxErrors(contentOf(files, 'config.ts'))).toEqual([])
    expect(program).not.toMatch(/\bundefined\b\./)
  })

  test('each environment has a stack with what differs', () => {
    for (const { environment } of designs) {
      const stack = parse(contentOf(files, `Pulumi.${environment}.yaml`)) as { config: { [key: string]: unknown } }
      expect(Object.values(stack.config)).toContain(environment)
    }
  })

  test('every resource of the design stands in the program or in its configuration', () => {
    const text = `${contentOf(files, 'index.ts')}${contentOf(files, 'config.ts')}`
    const ids = new Set(designs.flatMap(({ resources }) => resources.map(({ id }) => id)))
    const named = (id: string) =>
      text.includes(id) || text.includes(id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    expect([...ids].filter((id) => !named(id))).toEqual([])
  })
})

test('a design named to do harm is only ever text', () => {
  const { designs } = inputOf(on({ ...DOCUMENTS.kubernetes, name: 'a `${process.exit(1)}` */ "x" \'y\'\n// z' }, 'aws'))
  const files = write(designs)
  for (const path of ['index.ts', 'config.ts']) {
    expect(syntaxErrors(contentOf(files, path))).toEqual([])
    expect(contentOf(files, path).split('\n')[1]).toBe('')
  }
})

test('the subscription is set once, where the provider reads it too', () => {
  const { designs } = inputOf(on(DOCUMENTS.platform ?? {}, 'azure'))
  const files = write(designs)
  expect(contentOf(files, 'config.ts')).toContain("new pulumi.Config('azure').require('subscriptionId')")
  expect(contentOf(files, `Pulumi.${designs[0]?.environment}.yaml`)).toContain('# azure:subscriptionId: ')
})

test('what Azure’s provider is told is what the Terraform tells it', () => {
  const { designs } = inputOf(on(DOCUMENTS.platform ?? {}, 'azure'))
  const stack = contentOf(write(designs), `Pulumi.${designs[0]?.environment}.yaml`)
  expect((parse(stack) as { config: object }).config).toMatchObject({
    'azure:storageUseAzuread': true,
    'azure:features': { resourceGroup: { preventDeletionIfContainsResources: true } },
  })
})

test('each further location of an Azure account has the next priority', () => {
  const { designs } = inputOf(on(DOCUMENTS['read replicas in two regions'] ?? {}, 'azure'))
  const program = contentOf(write(designs), 'index.ts')
  expect(program).toContain('failoverPriority: eachKey')
})

test('a loop within a looped resource leaves the key of that resource alone', () => {
  const { designs } = inputOf(on(DOCUMENTS['warm standby'] ?? {}, 'gcp'))
  const program = contentOf(write(designs), 'index.ts')
  // A callback `(each, key)` around `…[key].id` would ask for the item at the inner index.
  const shadowed = program.match(/\.map\(\((?:each, key|\[key, each\])\)/g) ?? []
  expect(shadowed).toEqual([])
  expect(program).toMatch(/\.map\(\(each\) => \(\{[^}]*\[key\]/)
})

test('an identifier made of a name is that of RFC 9562, appendix A.4', () => {
  const { designs } = inputOf(on(DOCUMENTS['hardware keys'] ?? {}, 'azure'))
  const content = contentOf(write(designs), 'uuids.ts')
  const compiled = ts.transpileModule(content, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText
  const exports: { uuidOfName?: (name: string) => string } = {}
  new Function('exports', 'require', compiled)(exports, () => ({ createHash }))
  expect(exports.uuidOfName?.('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('the same designs give the same bytes, and each comment carries its rule', () => {
  const { designs } = inputOf(on(DOCUMENTS.platform ?? {}, 'aws'))
  expect(write(designs)).toEqual(write(designs))
  expect(contentOf(write(designs), 'index.ts')).toMatch(/^ {2}\/\/ [A-Z]+-\d+: The reason of [A-Z]+-\d+\.$/m)
})
