// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that look like templates are what is tested.
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { namePrefix } from '../terraform/names'
import { inputOf } from '../testing-input.fixture'
import { practicesIn } from './practices'
import { caseOf, contentOf, everyCase, everyPart, filesOf, REPOS, scenario } from './testing-deliveries.fixture'
import { writePipelines } from './write-pipelines'

test('every scenario on every cloud has a pipeline for every build system: headed, ending in one line, named once', () => {
  for (const { name, repo, document } of [...everyCase(), ...everyPart()]) {
    const files = filesOf(document)
    expect(new Set(files.map(({ path }) => path)).size, name).toBe(files.length)
    for (const { path, content, why } of files) {
      expect(content, `${name}: ${path}`).toMatch(/^(#!\/usr\/bin\/env bash\n)?(# |<!-- )Design: [^\n]+\n/)
      expect(content, `${name}: ${path}`).toMatch(/[^\n]\n$/)
      expect(content, `${name}: ${path}`).not.toMatch(/undefined|\[object/)
      expect(why.length, path).toBeGreaterThan(10)
    }
    expect(
      files.some(({ path }) => path.startsWith('.github/')),
      name,
    ).toBe(repo === 'github')
  }
})

test('the same input gives the same bytes', () => {
  const document = caseOf(scenario('two-region-ledger'), 'azure', 'gitlab')
  expect(filesOf(document)).toEqual(filesOf(structuredClone(document)))
})

test.each(REPOS)('each published practice can be pointed at on %s', (repo) => {
  for (const { name, document } of everyPart(repo)) {
    const files = filesOf(document)
    for (const { practice, where } of practicesIn(files)) {
      expect(where.length, `${practice}: ${name}`).toBeGreaterThan(0)
      for (const { path, line } of where) expect(contentOf(files, path).split('\n')[line - 1], path).toBeTruthy()
    }
  }
})

const HOSTILE = [
  'a "b" \'c\' `d`',
  'x ${HOME} $(id) %{if}',
  'one\ntwo: three\r\n- four',
  '--> <!-- ✨ \u2028 🚀',
  'on',
  '0755',
  'end',
  '${{ github.token }}',
]

test.each(HOSTILE)('a name like %j breaks no file', (name) => {
  for (const repo of REPOS) {
    const files = filesOf(caseOf(scenario('b2b-saas'), 'aws', repo, 'terraform', { name }))
    const plain = filesOf(caseOf(scenario('b2b-saas'), 'aws', repo, 'terraform', { name: 'Plain' }))
    expect(files.length).toBe(plain.length)
    for (const [index, { path, content }] of files.entries()) {
      const other = plain[index]?.content ?? ''
      // Only the head says the name; what follows differs by the slug at most.
      expect(content.split('\n').length, path).toBe(other.split('\n').length)
      if (/\.yml$/.test(path)) expect(shape(parse(content)), path).toEqual(shape(parse(other)))
    }
  }
})

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
  return typeof value
}

test('names are those of the Terraform, in each environment', () => {
  const input = inputOf(caseOf(scenario('b2b-saas'), 'aws', 'github'))
  const settings = contentOf(writePipelines(input), 'pipeline/settings.sh')
  const [first] = input.designs
  for (const { environment, regions } of input.designs) {
    expect(settings).toContain(`name=${namePrefix(first?.slug ?? '', environment)}\n`)
    expect(settings).toContain(`region=${regions[0]?.id}\n`)
  }
})

test('only kinds of tests that were asked for are run, and the others are said to be missing', () => {
  const none = filesOf(caseOf(scenario('b2b-saas'), 'aws', 'github', 'terraform', { delivery: { tests: [] } }))
  const every = filesOf(
    caseOf(scenario('b2b-saas'), 'aws', 'github', 'terraform', {
      delivery: { tests: ['unit', 'integration', 'e2e', 'load', 'security'] },
    }),
  )
  const jobs = (files: ReturnType<typeof filesOf>) =>
    ['build', 'deploy'].flatMap((file) => Object.keys(parse(contentOf(files, `.github/workflows/${file}.yml`)).jobs))
  expect(jobs(none)).not.toEqual(expect.arrayContaining(['unit']))
  expect(jobs(every)).toEqual(expect.arrayContaining(['unit', 'integration', 'e2e', 'load', 'scan']))
  expect(contentOf(none, 'pipeline/README.md')).toContain('Unit tests. You named no unit tests')
})

test('approvals are as answered: nobody, one person or the board', () => {
  const waits = (approval: string) => {
    const files = filesOf(caseOf(scenario('b2b-saas'), 'aws', 'gitlab', 'terraform', { delivery: { approval } }))
    return parse(contentOf(files, '.gitlab/ci/deploy.yml'))['deploy-production'].rules[0].when
  }
  expect([waits('none'), waits('one'), waits('board')]).toEqual([undefined, 'manual', 'manual'])
})

test('no key is stored, and a job without rights in the cloud has no token', () => {
  for (const { name, repo, document } of everyPart()) {
    const text = filesOf(document)
      .map(({ content }) => content)
      .join('\n')
    expect(text, name).not.toMatch(/AWS_SECRET_ACCESS_KEY|credentials_json|client-secret|AZURE_CLIENT_SECRET/)
    if (repo !== 'github') continue
    for (const path of ['build', 'deploy', 'infrastructure'].map((file) => `.github/workflows/${file}.yml`)) {
      const { permissions, jobs } = parse(contentOf(filesOf(document), path))
      expect(permissions, path).toEqual({ contents: 'read' })
      for (const [id, job] of Object.entries<{ permissions?: object; steps?: { name?: string }[] }>(jobs))
        if (job.steps) expect('permissions' in job, id).toBe(job.steps.some((step) => step.name === 'Sign in'))
    }
  }
})

test('a copy in another region gets the same release, the first region first', () => {
  const deploy = contentOf(filesOf(caseOf(scenario('two-region-ledger'), 'aws', 'github')), 'pipeline/deploy.sh')
  const calls = deploy.split('\n').filter((line) => /^ {4}deploy_web /.test(line))
  expect(calls.at(-2)).toMatch(/deploy_web us-east-1 web$/)
  expect(calls.at(-1)).toMatch(/deploy_web us-\w+-\d web-standby$/)
})
