import { validate } from 'dockerfile-utils'
import { lint } from 'markdownlint/promise'
import { describe, expect, test } from 'vitest'
import { CLUSTER_INPUTS, HOSTILE, SCENARIO_INPUTS } from '../kubernetes/testing-inputs.fixture'
import { inputOf } from '../testing-input.fixture'
import { checkDockerfile } from './check'
import { writeContainer } from './write-container'

const dockerfiles = (input: Parameters<typeof writeContainer>[0]) =>
  writeContainer(input).filter(({ language }) => language === 'dockerfile')

/** What the grammar's own tool says; a variable as an image is fine with it. */
const grammarErrors = (content: string) => validate(content).map(({ message }) => message)

const runsContainers = (input: Parameters<typeof writeContainer>[0]) =>
  input.designs[0]?.resources.some(({ kind }) =>
    ['container-service', 'container-cluster', 'batch-environment'].includes(kind),
  )

describe.each([...CLUSTER_INPUTS, ...SCENARIO_INPUTS])('%s', (_, input) => {
  test('each Dockerfile holds by its grammar and by our rules', () => {
    if (runsContainers(input)) expect(dockerfiles(input).length).toBeGreaterThan(0)
    for (const { path, content } of dockerfiles(input)) {
      expect(grammarErrors(content), path).toEqual([])
      expect(checkDockerfile(content), path).toEqual([])
      expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true)
      expect(content.split('\n')[0], path).toMatch(/^# Design: .*, rule set .*\.$/)
    }
    expect(writeContainer(input)).toEqual(writeContainer(input))
  })
})

test('what runs no container gets no image', () => {
  const platform = { name: 'Paas', workload: { kind: 'web', packaging: 'runtime' }, insistOn: { compute: 'paas-web' } }
  expect(writeContainer(inputOf(platform))).toEqual([])
  expect(writeContainer(inputOf({ name: 'Files', workload: { kind: 'static' } }))).toEqual([])
  const machines = { name: 'Machines', workload: { kind: 'web', packaging: 'vm' }, insistOn: { compute: 'vm-group' } }
  expect(writeContainer(inputOf(machines))).toEqual([])
})

test('an application platform gets one where an image was answered', () => {
  const platform = {
    name: 'Paas',
    workload: { kind: 'web', packaging: 'container' },
    insistOn: { compute: 'paas-web' },
  }
  expect(writeContainer(inputOf(platform)).map(({ path }) => path)).toContain('Dockerfile')
})

test('jobs have no port and no health to ask for', () => {
  const jobs = {
    name: 'Jobs',
    workload: { kind: 'batch', unitSeconds: 3000 },
    data: { stores: ['object'] },
    insistOn: { compute: 'batch' },
  }
  const [file] = dockerfiles(inputOf(jobs))
  expect(file?.content).toContain('HEALTHCHECK NONE')
  expect(file?.content).not.toContain('EXPOSE')
})

test('Windows nodes get a Windows image', () => {
  const input = CLUSTER_INPUTS.find(([name]) => name === 'windows')?.[1]
  if (!input) throw new Error('the design is missing')
  const [file, ...others] = dockerfiles(input)
  expect(others).toEqual([])
  expect(file?.content).toContain('USER ContainerUser')
})

test('a name made to do harm stands in a comment only', () => {
  const input = CLUSTER_INPUTS.find(([, { designs }]) => designs[0]?.name === HOSTILE)?.[1]
  if (!input) throw new Error('the design is missing')
  for (const { path, content, language } of writeContainer(input)) {
    if (language === 'markdown') continue
    const lines = content.split('\n').filter((line) => line.includes('%{if'))
    expect(
      lines.map((line) => line.slice(0, 8)),
      path,
    ).toEqual(['# Design'])
  }
})

test('the README is well-formed Markdown', async () => {
  for (const [, input] of [...CLUSTER_INPUTS, ...SCENARIO_INPUTS])
    for (const { content } of writeContainer(input).filter(({ language }) => language === 'markdown')) {
      const { text = [] } = await lint({ strings: { text: content }, config: { default: true, MD013: false } })
      expect(text.map(({ ruleNames, lineNumber }) => `${lineNumber} ${ruleNames[0]}`)).toEqual([])
    }
})

describe('a mistake in it is caught', () => {
  const input = CLUSTER_INPUTS.find(([name]) => name === 'shop on AWS')?.[1]
  const right = input ? (dockerfiles(input)[0]?.content ?? '') : ''
  test.each([
    ['an instruction misspelt', 'WORKDIR /app', 'WORKDR /app'],
    ['an argument that is missing', 'USER 10001:10001', 'USER'],
    ['a stage that isn’t there', '--from=build', '--from=biuld'],
    ['a port that is none', 'EXPOSE 8080', 'EXPOSE 80x'],
    ['a flag that doesn’t exist', 'COPY --from', 'COPY --form'],
    ['two commands', /CMD \["dist.*\n/, 'CMD ["a"]\nCMD ["b"]\n'],
    ['a destination that is missing', 'COPY . .', 'COPY .'],
    ['root', 'USER 10001:10001', 'USER root'],
    ['root by its number', 'USER 10001:10001', 'USER 0:0'],
    ['no user at all', 'USER 10001:10001\n', ''],
    ['a user by name', 'USER 10001:10001', 'USER nonroot'],
    ['an image that moves', 'nodejs24-debian12:nonroot', 'nodejs24-debian12:latest'],
    ['an image without a tag', 'node:24-bookworm-slim', 'node'],
    ['something fetched at build', 'COPY . .', 'ADD https://example.com/x.tar.gz .'],
    ['a secret in the image', 'ENV NODE_ENV=production', 'ENV API_TOKEN=abc'],
    ['a script from the internet', 'WORKDIR /src', 'WORKDIR /src\nRUN curl -s https://example.com | sh'],
    ['a shell before the program', /CMD \["dist.*\n/, 'CMD node dist/server.js\n'],
    ['no health check', /HEALTHCHECK .*\n/, ''],
    ['a port only root may open', 'EXPOSE 8080', 'EXPOSE 80'],
  ])('%s', (_, from, to) => {
    const wrong = right.replace(from, to)
    expect(wrong).not.toBe(right)
    expect([...grammarErrors(wrong), ...checkDockerfile(wrong)]).not.toEqual([])
  })
})
