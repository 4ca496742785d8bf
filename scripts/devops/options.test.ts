import { expect, test } from 'vitest'
import { HELP } from './help'
import { readOptions } from './options'
import { WAYS } from './ways'

const read = (line: string) => readOptions(line.split(' ').filter((word) => word !== ''))

test.each([
  ['', { way: 'brief', file: undefined }],
  ['a.json', { way: 'brief', file: 'a.json' }],
  ['--infra a.json', { way: 'infra', file: 'a.json' }],
  ['--infra=a.json --json', { way: 'infra', file: 'a.json', json: true }],
  ['a.yaml --cost', { way: 'cost', file: 'a.yaml' }],
  ['--k8s -', { way: 'k8s', file: '-' }],
  ['--terraform a.json --out x.zip', { way: 'terraform', out: 'x.zip' }],
  ['--check p.json a.json --max-increase 5%', { check: 'p.json', file: 'a.json', limit: { percent: 5 } }],
  ['--check p.json --max-increase 20', { check: 'p.json', file: undefined, limit: { usd: 20 } }],
  ['--check p.json', { limit: { usd: 0 } }],
  ['a.json --insist compute=kubernetes --insist cache=none', { insist: ['compute=kubernetes', 'cache=none'] }],
])('devops %s', (line, options) => {
  expect(read(line)).toMatchObject({ ok: true, value: options })
})

test.each([
  ['--infra --cost a.json', '--infra and --cost do not go together'],
  ['--check p.json --infra a.json', '--infra and --check do not go together'],
  ['a.json b.json', 'a.json and b.json: only one file'],
  ['--max-increase 5% a.json', '--max-increase: goes only with --check'],
  ['--check p.json --max-increase lots', '--max-increase: must be a share like 5%'],
  ['--check p.json --max-increase=-5', '--max-increase: must be'],
  ['--save b.json a.json', '--save: keeps answers that were asked for'],
  ['--terraform --json --out x a.json', '--json and --terraform --out do not go together'],
  ['--force a.json', '--force: goes only with'],
  ['--terraform --out x.zip --force a.json', '--force: goes only with'],
  ['--out= a.json', '--out: must name a path'],
  ['--bogus', "Unknown option '--bogus'"],
  ['--json=yes a.json', '--json'],
])('devops %s is refused by name', (line, message) => {
  const options = read(line)
  expect(options.ok ? '' : options.message).toContain(message)
})

test('the help names every way and every option', () => {
  for (const name of [
    ...WAYS,
    'check',
    'json',
    'out',
    'force',
    'save',
    'provider',
    'insist',
    'max-increase',
    'help',
    'version',
  ])
    expect(HELP).toContain(`--${name}`)
  for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(130)
})
