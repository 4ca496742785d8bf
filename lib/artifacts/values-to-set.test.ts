import { describe, expect, test } from 'vitest'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { Artifact } from './artifact'
import { inputOf } from './testing-input.fixture'
import { partOf, type ValueToSet, valuesToSet } from './values-to-set'
import { writeArtifacts } from './write-artifacts'

const file = (path: string, content: string) => ({ path, content })

test('a value stands in the README of its folder and is found where it is declared; two environments ask once; a default asks for nothing', () => {
  const readme = `# Terraform

## Values to set before you apply

| Variable | What it is | Example |
| --- | --- | --- |
| \`image\` | The image \\| that runs | \`"a"\` |

These have a default that you may want to change:

| Variable | What it is | Example |
| --- | --- | --- |
| \`path\` | Path | \`"/"\` |

## First apply
`
  const variables = '# Head\nvariable "image" {\n  type = string\n}\n'
  const backend = 'terraform {\n  backend "s3" {\n    bucket = "your-state-bucket"\n  }\n}\n'
  expect(
    valuesToSet([
      file('terraform/modules/compute/variables.tf', variables),
      ...['production', 'staging'].flatMap((name) => [
        file(`terraform/environments/${name}/variables.tf`, variables),
        file(`terraform/environments/${name}/backend.tf`, backend),
      ]),
      file('terraform/README.md', readme),
    ]),
  ).toEqual([
    {
      name: 'image',
      description: 'The image | that runs',
      path: 'terraform/environments/production/variables.tf',
      line: 2,
    },
    {
      name: 'bucket',
      description: 'Where the state is kept; it is made before everything else.',
      path: 'terraform/environments/production/backend.tf',
      line: 3,
    },
  ])
})

test('what stands nowhere else is found in the README', () => {
  const readme =
    '# P\n\n## Values to set\n\n| Variable | What it is |\n| --- | --- |\n| `DD_API_KEY, DD_APP_KEY` | Keys. |\n'
  expect(valuesToSet([file('pipeline/README.md', readme)])).toEqual([
    { name: 'DD_API_KEY, DD_APP_KEY', description: 'Keys.', path: 'pipeline/README.md', line: 7 },
  ])
})

test('what is applied first, by itself, comes first and under its own name', () => {
  const readme = (name: string) =>
    `# T\n\n## Values to set\n\n| Variable | What it is |\n| --- | --- |\n| \`${name}\` | A. |\n`
  const values = valuesToSet([
    file('terraform/environments/staging/variables.tf', 'variable "project_id" {}\n'),
    file('terraform/README.md', readme('project_id')),
    file('terraform/bootstrap/variables.tf', '# Head\n\nvariable "project_id" {}\n'),
    file('terraform/bootstrap/README.md', readme('project_id')),
  ])
  expect(values.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'terraform/bootstrap/variables.tf:3',
    'terraform/environments/staging/variables.tf:1',
  ])
  expect(values.map(({ path }) => partOf(path))).toEqual(['terraform/bootstrap', 'terraform'])
})

/** What stands in a file for something that only the reader knows. */
const STAND_INS =
  /\byour-[a-z][\w-]*|\b123456789012\b|\b0{8}-0{4}-0{4}-0{4}-0{12}\b|sha256:0{64}|\b(?:[\w-]+[.@])*example\.(?:com|org|net)\b|-unique\b|\bws-0{8}\b|\bSLO_ID\b|\bxxx+\b|\bCHANGE_?ME\b/g
/** Words that explain, and the limits that a value is held to: they hold examples, which no machine reads. */
const EXPLAINS =
  /^\s*(error_message|description|Description|ConstraintDescription|"?message"?)\b|^\s*(#|\/\/|\*|\/\*\*)(?!.*[=:])/

/** Each stand-in of a file that is on no list, with its line. A line that names a listed value holds an example of it. */
function unlisted(files: readonly Artifact[], values: readonly ValueToSet[]): string[] {
  return files.flatMap(({ path, language, content }) => {
    if (language === 'markdown') return []
    const names = values.filter((value) => partOf(value.path) === partOf(path)).map(({ name }) => name)
    return content.split('\n').flatMap((line, index) => {
      const found = line.match(STAND_INS) ?? []
      if (found.length === 0 || EXPLAINS.test(line) || names.some((name) => line.includes(name))) return []
      return [`${path}:${index + 1} ${line.trim()}`]
    })
  })
}

/** Each variable that Terraform asks for at a terminal because it has neither a value nor a default. */
function unlistedInputs(files: readonly Artifact[], values: readonly ValueToSet[]): string[] {
  const listed = new Set(values.map(({ path, name }) => `${partOf(path)} ${name}`))
  return files
    .filter(({ path }) => path.endsWith('/variables.tf') && !path.startsWith('terraform/modules/'))
    .flatMap(({ path, content }) =>
      [...content.matchAll(/^variable "(\w+)" \{\n(.*?)^\}/gms)].flatMap(([, name = '', body = '']) =>
        /^ {2}default\b/m.test(body) || listed.has(`${partOf(path)} ${name}`) ? [] : [`${path} ${name}`],
      ),
    )
}

/** Each variable that a pipeline or its scripts can't do without. */
function unlistedVariables(files: readonly Artifact[], values: readonly ValueToSet[]): string[] {
  const listed = new Set(
    values.filter(({ path }) => partOf(path) === 'pipeline').flatMap(({ name }) => name.split(/[, ]+/)),
  )
  const own = files.filter(({ path }) => partOf(path) === 'pipeline' && !path.endsWith('.md'))
  // What a job sets for its scripts itself.
  for (const [, name = ''] of own.flatMap(({ content }) => [
    ...content.matchAll(/^\s+([A-Z]\w+):(?! \$\{\{ (?:vars|secrets))/gm),
  ]))
    listed.add(name)
  const read = own
    .flatMap(({ content }) => [...content.matchAll(/\b(?:vars|secrets)\.([A-Z]\w+)|\$\{([A-Z]\w+):\?/g)])
    .map(([, variable, demanded]) => variable ?? demanded ?? '')
  return [...new Set(read)].filter((name) => name !== 'GITHUB_TOKEN' && !listed.has(name))
}

const designs = PROVIDERS.flatMap((provider) =>
  SCENARIOS.map(({ slug, document }) => {
    const platform = { ...document.platform, provider, region: null, regionSecond: null }
    return { name: `${slug} on ${provider}`, document: { ...document, platform } }
  }),
)
const [b2b, ledger] = ['b2b-saas', 'two-region-ledger'].map((slug) =>
  designs.filter(({ name }) => name.startsWith(slug)),
)
const others = [
  ...(b2b ?? []).map(({ name, document }) => ({
    name: `${name}, on Kubernetes with Prometheus`,
    document: { ...document, insistOn: { ...document.insistOn, compute: 'kubernetes', metrics: 'prometheus' } },
  })),
  ...(ledger ?? []).map(({ name, document }) => ({
    name: `${name}, in Pulumi from GitLab with Datadog`,
    document: {
      ...document,
      platform: { ...document.platform, iac: 'pulumi' as const },
      delivery: { ...document.delivery, repo: 'gitlab' as const },
      insistOn: { ...document.insistOn, metrics: 'datadog' },
    },
  })),
  ...(ledger ?? []).slice(0, 1).map(({ name, document }) => ({
    name: `${name}, in CloudFormation`,
    document: { ...document, platform: { ...document.platform, iac: 'cfn' as const } },
  })),
]

describe.each([...designs, ...others])('$name', ({ document }) => {
  const files = writeArtifacts(inputOf(document))
  const values = valuesToSet(files)

  test('no file waits for a value that is not listed', () => {
    expect(unlisted(files, values)).toEqual([])
    expect(unlistedVariables(files, values)).toEqual([])
    expect(unlistedInputs(files, values)).toEqual([])
  })

  test('each value is found in a file, and the first README lists it', () => {
    const readme = files.find(({ path }) => path === 'README.md')?.content ?? ''
    expect(values.filter(({ path }) => !files.some((other) => other.path === path))).toEqual([])
    expect(values.filter(({ name }) => !readme.includes(`\`${name.replaceAll('|', '\\|')}\``))).toEqual([])
  })
})

test('a stand-in that is on no list is seen', () => {
  const hidden: Artifact = { path: 'kubernetes/base/app.yaml', language: 'yaml', content: 'host: your-host\n', why: '' }
  expect(unlisted([hidden], [])).toHaveLength(1)
  expect(unlistedVariables([{ ...hidden, path: 'pipeline/a.sh', content: `x=$${'{SECRET_PLACE:?}'}\n` }], [])).toEqual([
    'SECRET_PLACE',
  ])
})
