// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design/model'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { DOCUMENTS, designsOf } from '../terraform/testing-designs.fixture'
import { writers } from './by-kind'
import { checkTemplates, type Files, list, parseTemplates, tree } from './check.fixture'
import { deployAll } from './deploy.fixture'
import { checkPolicy } from './policy.fixture'
import { writeCloudFormation } from './write-cloudformation'

const write = (designs: readonly Design[]) =>
  writeCloudFormation({ designs, reasonOf: (rule) => `The reason of ${rule}.`, ruleset: '1.0.0', budgetUsd: 1500 })

const all = { ...DOCUMENTS, ...Object.fromEntries(SCENARIOS.map(({ slug, document }) => [slug, document])) }
const made = Object.entries(all).map(([name, document]) => {
  const designs = designsOf(document)
  return { name, designs, files: write(designs) }
})
const contentOf = (files: Files, name: string) =>
  files.find(({ path }) => path === `cloudformation/${name}`)?.content ?? ''

test('every kind of resource stands in at least one of the designs below', () => {
  const kinds = new Set(
    made.flatMap(({ designs }) => designs.flatMap(({ resources }) => resources.map(({ kind }) => kind))),
  )
  expect(Object.keys(writers).filter((kind) => !kinds.has(kind as keyof typeof writers))).toEqual([])
})

describe.each(made)('$name', ({ designs, files }) => {
  test('types, properties, values and references hold against AWS’s specification', async () => {
    expect(await checkTemplates(files)).toEqual([])
    expect(files.filter(({ content }) => content.includes('unknown address'))).toEqual([])
  })

  test('in each environment and region, what is read stands there', () => {
    const deployed = deployAll(files)
    expect(new Set(deployed.map(({ environment }) => environment))).toEqual(
      new Set(designs.map(({ environment }) => environment)),
    )
    expect(deployed.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('nothing is public, open, unencrypted or lost that should not be', () => {
    expect(deployAll(files).flatMap(checkPolicy)).toEqual([])
  })

  test('what only the reader knows is listed among the values to set', () => {
    const readme = contentOf(files, 'README.md')
    for (const name of deployAll(files).flatMap(({ asked }) => asked)) expect(readme).toContain(`| \`${name}\` |`)
  })

  test('no resource of the design is missing', () => {
    const text = files.map(({ content }) => content).join('\n')
    const ids = new Set(designs.flatMap(({ resources }) => resources.map(({ id }) => id)))
    expect(
      [...ids].filter(
        (id) => !new RegExp(`(?:Value|Component): ${id}$|\\$\\{Name\\}-${id}\\b`, 'm').test(text) && !BY_HAND.test(id),
      ),
    ).toEqual([])
  })
})

/** A key in a CloudHSM store is made by hand: its place in the templates is a parameter. */
const BY_HAND = /^keys$/

test('a change of what an environment has is a condition, of its size a parameter', () => {
  const files = made.find(({ name }) => name === 'three environments')?.files ?? []
  expect(contentOf(files, 'network.yaml')).toMatch(
    /WayOutGateway2:\n +Type: AWS::EC2::NatGateway\n +Condition: InProduction\n/,
  )
  const sizes = ['production', 'staging', 'development'].map((name) => contentOf(files, `environments/${name}.json`))
  expect(new Set(sizes).size).toBe(3)
  expect(sizes[0]).toContain('"ParameterKey": "DatabaseInstanceClass"')
})

test('a second region is the same templates with its own parameters, told what it needs of the first', () => {
  const files = made.find(({ name }) => name === 'warm standby')?.files ?? []
  const main = tree(parseTemplates(files).templates['main.yaml'])
  expect(tree(main.Conditions).InSecondaryRegion).toEqual({
    'Fn::Equals': [{ Ref: 'AWS::Region' }, { Ref: 'SecondaryRegion' }],
  })
  expect(Object.keys(tree(main.Parameters)).filter((name) => /^Primary(?!Region)/.test(name))).not.toEqual([])
  const readme = contentOf(files, 'README.md')
  expect(readme).toContain('StackSets')
  for (const name of Object.keys(tree(main.Parameters)).filter((one) => /^(?:Primary|Secondary)(?!Region)/.test(one)))
    expect(readme).toContain(`\`${name}\` (output`)
})

test('with the values of the second region known, the first one copies to it', () => {
  const files = made.find(({ name }) => name === 'warm standby')?.files ?? []
  const main = tree(parseTemplates(files).templates['main.yaml'])
  const later = Object.keys(tree(main.Parameters)).filter((name) => /^Secondary(?!Region)/.test(name))
  expect(later).not.toEqual([])
  const given = Object.fromEntries(later.map((name) => [name, `known-${name}`]))
  const [before] = deployAll(files)
  const [after] = deployAll(files, given)
  const copies = (deployed: typeof before) =>
    deployed?.resources.filter(
      ({ type, properties }) => type === 'AWS::S3::Bucket' && properties.ReplicationConfiguration !== undefined,
    ).length
  expect(copies(before)).toBe(0)
  expect(copies(after)).toBeGreaterThan(0)
  expect(after?.problems).toEqual([])
})

test('CloudFront’s certificate and firewall stand in us-east-1, wherever the rest runs', () => {
  const files = made.find(({ name }) => name === 'b2b-saas')?.files ?? []
  const edge = tree(parseTemplates(files).templates['us-east-1.yaml'])
  const types = Object.values(tree(edge.Resources)).map((body) => tree(body).Type)
  expect(types).toContain('AWS::CertificateManager::Certificate')
  expect(contentOf(files, 'README.md')).toContain('us-east-1.yaml')
})

test('passwords are never shown and never have a default', () => {
  for (const { files } of made)
    for (const template of Object.values(parseTemplates(files).templates))
      for (const [name, shape] of Object.entries(tree(template.Parameters))) {
        if (!/Password$/.test(name)) continue
        expect(tree(shape).NoEcho).toBe(true)
        expect(tree(shape).Default).toBeUndefined()
      }
})

test('each template says which design and rule set it came from, and quotes the reason of the rules', () => {
  const files = made.find(({ name }) => name === 'platform')?.files ?? []
  for (const { path, content } of files) {
    expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true)
    if (path.endsWith('.yaml')) expect(content.split('\n')[0]).toBe('# Design: Paas (paas), rule set 1.0.0.')
    if (path.endsWith('.md')) expect(content).toContain('rule set 1.0.0')
  }
  expect(files.map(({ content }) => content).join('\n')).toMatch(/^ +# [A-Z]+-\d+: The reason of [A-Z]+-\d+\.$/m)
})

test('the same designs give the same bytes, in whatever order their parts are listed', () => {
  const designs = designsOf(DOCUMENTS['warm standby'])
  const turned = designs.map((design) => ({
    ...design,
    resources: [...design.resources].reverse(),
    connections: [...design.connections].reverse(),
  }))
  expect(write(turned)).toEqual(write(designs))
})

test('parameters are described, and those that people set have a pattern or a list of values', () => {
  for (const { files } of made) {
    const { templates } = parseTemplates(files)
    for (const [name, shape] of Object.entries(tree(templates['main.yaml']?.Parameters)))
      expect(String(tree(shape).Description ?? ''), name).not.toBe('')
    const groups = tree(tree(templates['main.yaml']?.Metadata)['AWS::CloudFormation::Interface']).ParameterGroups
    const grouped = list(groups).flatMap((group) => list(tree(group).Parameters))
    expect(new Set(grouped)).toEqual(new Set(Object.keys(tree(templates['main.yaml']?.Parameters))))
  }
})

test('names made to do harm are only ever text', async () => {
  const hostile = 'on: "x" \'y\' ${Name} %{if}\n# end - 0755 🧯 !Ref X {{a}} </b>'
  const designs = designsOf(DOCUMENTS.functions).map((design) => ({
    ...design,
    name: hostile,
    resources: design.resources.map((part) => ({ ...part, label: hostile, purpose: hostile })),
  }))
  const files = write(designs)
  expect(await checkTemplates(files)).toEqual([])
  expect(deployAll(files).flatMap(({ problems }) => problems)).toEqual([])
  const { templates } = parseTemplates(files)
  const described = Object.values(tree(templates['compute.yaml']?.Resources)).map(
    (body) => tree(tree(body).Properties).Description,
  )
  expect(described).toContain(hostile)
  expect(files[0]?.content.split('\n')[1]).toBe('')
})

test('YAML’s own words stay text', () => {
  const files = made.find(({ name }) => name === 'platform')?.files ?? []
  const template = contentOf(files, 'main.yaml')
  expect(template).toContain("AWSTemplateFormatVersion: '2010-09-09'")
  expect(contentOf(made.find(({ name }) => name === 'kubernetes')?.files ?? [], 'data.yaml')).toContain(
    "Permissions: '0750'",
  )
})

test('another cloud has no CloudFormation', () => {
  const designs = designsOf(DOCUMENTS.platform).map((design): Design => ({ ...design, provider: 'gcp' }))
  expect(write(designs)).toEqual([])
})
