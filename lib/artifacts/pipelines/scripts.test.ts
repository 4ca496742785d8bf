import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Artifact } from '../artifact'
import { caseOf, everyCase, everyPart, filesOf, scenario } from './testing-deliveries.fixture'

const isThere = (tool: string) => spawnSync(tool, ['--version']).status === 0
const hasShellcheck = isThere('shellcheck')
const hasJq = isThere('jq') && isThere('git')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function unpack(name: string, files: readonly Artifact[]): string {
  const root = join(folder, name)
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    if (path.endsWith('.sh')) chmodSync(join(root, path), 0o755)
  }
  return root
}

const shellcheck = (root: string, files: readonly string[]) =>
  spawnSync('shellcheck', ['--external-sources', '--format=gcc', ...files], { cwd: root, encoding: 'utf8' }).stdout

test.skipIf(!hasShellcheck)(
  `shellcheck finds nothing in any script${hasShellcheck ? '' : ' (skipped: no shellcheck)'}`,
  () => {
    const seen = new Set<string>()
    // A part of the cases: the scripts are the same on every build system but for signing in.
    const cases = [...everyCase().filter((_, index) => index % 8 === 0), ...everyPart()]
    for (const [index, { name, document }] of cases.entries()) {
      const files = filesOf(document)
      const fresh = files.filter(({ path, content }) => {
        // The head is the design's own name.
        const body = `${path}${content.split('\n').slice(2).join('\n')}`
        if (!path.endsWith('.sh') || seen.has(body)) return false
        seen.add(body)
        return true
      })
      if (fresh.length === 0) continue
      expect(
        shellcheck(
          unpack(`check-${index}`, files),
          fresh.map(({ path }) => path),
        ),
        name,
      ).toBe('')
    }
    expect(seen.size).toBeGreaterThan(80)
  },
  60_000,
)

test.skipIf(!hasShellcheck)(
  `shellcheck finds nothing in what a workflow runs itself${hasShellcheck ? '' : ' (skipped: no shellcheck)'}`,
  () => {
    const runs = new Set<string>()
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect)
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value))
          if ((key === 'run' || key === 'bash') && typeof inner === 'string') runs.add(inner)
          else if (['script', 'after_script', 'after-script'].includes(key) && Array.isArray(inner))
            runs.add(inner.join('\n'))
          else collect(inner)
    }
    for (const { document } of everyPart())
      for (const { path, content } of filesOf(document)) if (path.endsWith('.yml')) collect(parse(content))
    const text = [...runs].map((run, index) => `run_${index}() {\n${run}\n}\nrun_${index}\n`).join('')
    const path = join(folder, 'runs.sh')
    writeFileSync(path, `#!/usr/bin/env bash\n# shellcheck disable=SC1091,SC2317 # each is a job of its own\n${text}`)
    expect(shellcheck(folder, [path])).toBe('')
    expect(runs.size).toBeGreaterThan(30)
  },
)

test.skipIf(!hasShellcheck).each([
  ['a word that splits', 'mkdir -p build', 'mkdir -p $1'],
  ['a loop without its end', 'sleep 15\n  done', 'sleep 15'],
  ['a variable that nobody sets', 'put_file build/deployment.json', 'put_file "$buidl/deployment.json"'],
])('shellcheck catches %s', (name, from, to) => {
  const files = filesOf(caseOf(scenario('b2b-saas'), 'aws', 'github'))
  const broken = files.map((file) => ({ ...file, content: file.content.replace(from, to) }))
  expect(broken).not.toEqual(files)
  const paths = broken.filter(({ path }) => path.endsWith('.sh')).map(({ path }) => path)
  expect(shellcheck(unpack(`seeded-${name.replaceAll(' ', '-')}`, broken), paths)).not.toBe('')
})

/** Stand-ins for the cloud's tools: buckets are folders, and whatever is asked of the cloud is written down. */
const AWS = `#!/usr/bin/env bash
echo "aws $*" >>"$CALLS"
case "$1 $2" in
  's3 cp') from=\${4#s3://} to=\${5#s3://}
    if [[ $4 == s3://* ]]; then cp "$STORE/$from" "$to"; else mkdir -p "$(dirname "$STORE/$to")"; cp "$from" "$STORE/$to"; fi ;;
  'sts get-caller-identity') echo 123456789012 ;;
  'cloudwatch describe-alarms') cat "$ALARMS" ;;
  'ecs describe-task-definition') echo '{"family":"f","revision":3,"status":"ACTIVE","containerDefinitions":[{"name":"web","image":"old"}]}' ;;
  'ecs register-task-definition') echo "arn:new" ;;
  'ecs list-service-deployments') echo "\${STATUS:-SUCCESSFUL}" ;;
esac
`
const QUIET = '#!/usr/bin/env bash\necho "$(basename "$0") $*" >>"$CALLS"\n'

function stage(name: string) {
  const root = unpack(name, filesOf(caseOf(scenario('b2b-saas'), 'aws', 'github')))
  const bin = join(root, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'aws'), AWS)
  for (const tool of ['docker', 'cosign', 'curl', 'sleep', 'make']) writeFileSync(join(bin, tool), QUIET)
  for (const tool of ['aws', 'docker', 'cosign', 'curl', 'sleep', 'make']) chmodSync(join(bin, tool), 0o755)
  const files = { calls: join(root, 'calls.txt'), alarms: join(root, 'alarms.txt') }
  for (const path of Object.values(files)) writeFileSync(path, '')
  const environment = {
    PATH: `${bin}:${process.env.PATH}`,
    CALLS: files.calls,
    ALARMS: files.alarms,
    STORE: join(root, 'store'),
    RELEASES: 'releases',
    RELEASE: 'aaaaaaaaaaaaaaaa',
    SIGNER: '^x$',
    ACTOR: 'someone',
    RUN_URL: 'https://example.com/run/1',
    URL_STAGING: 'https://staging.example.com',
    URL_PRODUCTION: 'https://example.com',
  }
  const keep = (release: string, digest: string) => {
    const path = join(root, 'store/releases/releases')
    mkdirSync(path, { recursive: true })
    const parts = Object.fromEntries(
      ['web-1', 'web-2', 'web-3', 'worker'].map((service) => [service, `sha256:${digest}`]),
    )
    writeFileSync(join(path, `${release}.json`), JSON.stringify({ release, parts }))
  }
  const run = (command: string, more: Record<string, string> = {}) =>
    spawnSync('bash', command.split(' '), {
      cwd: root,
      env: { ...process.env, ...environment, ...more },
      encoding: 'utf8',
    })
  return { root, run, keep, files, calls: () => readFileSync(files.calls, 'utf8') }
}

test.skipIf(!hasJq)(
  `a release is promoted, deployed by its digest and recorded${hasJq ? '' : ' (skipped: no jq)'}`,
  () => {
    const { root, run, keep, calls } = stage('release')
    keep('aaaaaaaaaaaaaaaa', 'a1')
    for (const command of [
      'promote.sh production',
      'deploy.sh production',
      'smoke.sh production',
      'record.sh production succeeded',
    ]) {
      const { status, stderr } = run(`pipeline/${command}`)
      expect(status, `${command}: ${stderr}`).toBe(0)
    }
    expect(calls()).toMatch(/cosign verify .*tidewater-prod\/web-1@sha256:a1/)
    expect(calls()).toMatch(
      /register-task-definition .*"image":\s*"123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/tidewater-prod\/web-1@sha256:a1"/s,
    )
    expect(calls()).toContain(
      'ecs update-service --region eu-west-1 --cluster tidewater-prod --service worker --task-definition arn:new',
    )
    const record = JSON.parse(readFileSync(join(root, 'store/releases/deployments/production/last-good.json'), 'utf8'))
    expect(record).toMatchObject({
      environment: 'production',
      outcome: 'succeeded',
      by: 'someone',
      run: 'https://example.com/run/1',
    })
    expect(record.parts['web-1']).toBe('sha256:a1')
  },
)

test.skipIf(!hasJq)(
  `an alert that fires after a release fails the watch, and going back deploys the last good digests${hasJq ? '' : ' (skipped: no jq)'}`,
  () => {
    const { root, run, keep, files, calls } = stage('going-back')
    keep('aaaaaaaaaaaaaaaa', 'a1')
    keep('bbbbbbbbbbbbbbbb', 'b2')
    run('pipeline/deploy.sh production')
    run('pipeline/record.sh production succeeded')
    // One alert fires all the time and is not the release's doing.
    writeFileSync(files.alarms, 'tidewater-prod-old\n')
    const next = { RELEASE: 'bbbbbbbbbbbbbbbb' }
    expect(run('pipeline/deploy.sh production', next).status).toBe(0)
    expect(run('pipeline/watch.sh production 2', next).status).toBe(0)
    writeFileSync(files.alarms, 'tidewater-prod-errors\ntidewater-prod-old\n')
    const watched = run('pipeline/watch.sh production 2', next)
    expect(watched.status).toBe(1)
    expect(watched.stderr).toContain('tidewater-prod-errors')
    writeFileSync(files.calls, '')
    const back = run('pipeline/rollback.sh production', next)
    expect(back.status, back.stderr).toBe(0)
    expect(calls()).toMatch(/register-task-definition .*web-1@sha256:a1/s)
    expect(calls()).not.toContain('sha256:b2')
    const records = execFileSync('sh', ['-c', 'cat store/releases/deployments/production/2*.json'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(records).toContain('"rolled-back"')
  },
)

test.skipIf(!hasJq)(
  `a deployment that goes back by itself fails the release${hasJq ? '' : ' (skipped: no jq)'}`,
  () => {
    const { run, keep } = stage('refused')
    keep('aaaaaaaaaaaaaaaa', 'a1')
    expect(run('pipeline/deploy.sh production', { STATUS: 'ROLLBACK_SUCCESSFUL' }).status).toBe(1)
    expect(run('pipeline/deploy.sh nowhere').status).toBe(2)
    expect(run('pipeline/promote.sh production', { RELEASE: 'cccc' }).status).not.toBe(0)
  },
)

test.skipIf(!hasJq)(
  `an apply keeps the digests that were released, and a plan that deletes a store stops${hasJq ? '' : ' (skipped: no jq)'}`,
  () => {
    const { root, run, keep, calls } = stage('infrastructure')
    keep('aaaaaaaaaaaaaaaa', 'a'.repeat(64))
    for (const command of ['promote.sh production', 'record.sh production succeeded']) run(`pipeline/${command}`)
    const values = join(root, 'terraform/environments/production/terraform.tfvars')
    mkdirSync(dirname(values), { recursive: true })
    const given = (tag: string) =>
      `web_services = { web-1 = { image = "registry/shop/web-1${tag}", paths = ["/web-1/*"] } }\n`
    writeFileSync(values, given(':1.0.0'))
    const plan = (type: string) =>
      JSON.stringify({ resource_changes: [{ address: 'x', type, change: { actions: ['delete'] } }] })
    const terraform = join(root, 'bin/terraform')
    const answers = (type: string) => {
      writeFileSync(terraform, `${QUIET}if [[ "$1 $2" == 'show -json' ]]; then echo '${plan(type)}'; fi\n`)
      chmodSync(terraform, 0o755)
    }
    answers('aws_security_group')
    const applied = run('pipeline/infrastructure.sh apply production')
    expect(applied.status, applied.stderr).toBe(0)
    expect(readFileSync(values, 'utf8')).toBe(given(`@sha256:${'a'.repeat(64)}`))
    expect(calls()).toContain('terraform apply -input=false')
    writeFileSync(join(root, 'calls.txt'), '')
    answers('aws_db_instance')
    const stopped = run('pipeline/infrastructure.sh apply production')
    expect(stopped.status).toBe(1)
    expect(stopped.stderr).toContain('this would delete stores')
    expect(calls()).not.toContain('terraform apply')
    expect(run('pipeline/infrastructure.sh apply production', { ALLOW_STORE_DELETION: 'yes' }).status).toBe(0)
    expect(run('pipeline/infrastructure.sh plan elsewhere').status).toBe(2)
  },
)
