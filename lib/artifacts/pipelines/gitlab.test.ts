import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Artifact } from '../artifact'
import { inputOf } from '../testing-input.fixture'
import { jobsOf } from './jobs'
import { deliveryOf } from './model'
import { caseOf, filesOf, scenario } from './testing-deliveries.fixture'

const RUNNER = resolve('node_modules/.bin/gitlab-ci-local')

/** The names of the jobs that gitlab-ci-local reads out of a repository with these files, or what it says against them. */
function read(files: readonly Artifact[]): { jobs: string[] } | { refused: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-'))
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.email=a@example.com', '-c', 'user.name=a', ...words], {
      cwd: folder,
      stdio: 'pipe',
    })
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    git('init', '--quiet', '--initial-branch=main')
    git('remote', 'add', 'origin', 'git@gitlab.com:group/project.git')
    git('add', '--all')
    git('commit', '--quiet', '--message=x')
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
    const listed = execFileSync(RUNNER, ['--list-json'], { cwd: folder, stdio: 'pipe' }).toString()
    return { jobs: (JSON.parse(listed) as { name: string }[]).map(({ name }) => name) }
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
    return { refused: `${stdout ?? ''}${stderr ?? ''}${error}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test.each([
  ['two regions and the board', 'two-region-ledger', 'aws'],
  ['a site', 'static-site', 'gcp'],
])(
  'gitlab-ci-local reads every job of %s',
  (_, slug, provider) => {
    const input = inputOf(caseOf(scenario(slug), provider, 'gitlab'))
    const delivery = deliveryOf(input)
    if (!delivery) throw new Error('no delivery')
    expect(read(filesOf(caseOf(scenario(slug), provider, 'gitlab')))).toEqual({
      jobs: expect.arrayContaining(jobsOf(delivery).map(({ id }) => id)),
    })
  },
  60_000,
)

const SEEDED: readonly [name: string, from: RegExp, to: string][] = [
  ['a job that waits for one that is not there', /needs: \[build,/, 'needs: [biuld,'],
  ['a key that a job does not have', /resource_group:/, 'resource_grup:'],
  ['a stage that is not listed', /stage: release/, 'stage: relase'],
]

test.each(SEEDED)(
  'gitlab-ci-local catches %s',
  (_, from, to) => {
    const files = filesOf(caseOf(scenario('two-region-ledger'), 'aws', 'gitlab'))
    const broken = files.map((file) =>
      file.path === '.gitlab/ci/deploy.yml' ? { ...file, content: file.content.replace(from, to) } : file,
    )
    expect(broken).not.toEqual(files)
    expect(read(broken)).toHaveProperty('refused')
  },
  60_000,
)
