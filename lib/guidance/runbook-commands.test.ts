import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shortId as terraformShortId } from '@/lib/artifacts/terraform/names'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { failuresOf } from './failures'
import { shortId } from './failures/clouds/azure/az'
import { commandOf } from './step'
import { everyPlanOn, type Planned, planned } from './testing'

const stepsOf = (plan: Planned) =>
  failuresOf(plan).flatMap(({ firstFiveMinutes, diagnose, fix, verify }) => [
    ...firstFiveMinutes,
    ...diagnose,
    ...fix,
    ...verify,
  ])
const commandsOf = (plan: Planned) => stepsOf(plan).flatMap((step) => commandOf(step) ?? [])
const allOn = (provider: Provider) => [...new Set(everyPlanOn(provider).flatMap(([, plan]) => commandsOf(plan)))]

/** What the reader fills in becomes a plain word, as it would be when the command is run. */
const filledIn = (command: string) => command.replaceAll(/<[a-z][^<>]*>/g, 'value')

/** From the system, where there is one; no package of this project. */
const SHELLCHECK = 'shellcheck'
const hasShellcheck = spawnSync(SHELLCHECK, ['--version']).status === 0

test.skipIf(!hasShellcheck).each(PROVIDERS)(
  `%s: a shell reads every command as it is meant${hasShellcheck ? '' : ' (skipped: no shellcheck)'}`,
  (provider) => {
    // Single quotes that keep a backtick or a dollar from the shell are on purpose.
    const script = `#!/bin/bash\n${allOn(provider).map(filledIn).join('\n')}\n`
    const { stdout } = spawnSync(SHELLCHECK, ['--shell=bash', '--exclude=SC2016', '--format=gcc', '-'], {
      input: script,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  },
)

test.skipIf(!hasShellcheck)('shellcheck sees a command that is quoted wrongly', () => {
  const { status } = spawnSync(SHELLCHECK, ['--shell=bash', '-'], { input: 'az show --query "[].name\n' })
  expect(status).not.toBe(0)
})

const TOOLS: { readonly [P in Provider]: RegExp } = {
  aws: /^aws /,
  gcp: /^(gcloud|bq|curl -sG https:\/\/monitoring\.googleapis\.com) /,
  azure: /^(az|azcopy) /,
}

test.each(PROVIDERS)('%s: runbooks use its own tools and no other cloud’s', (provider) => {
  const commands = allOn(provider)
  expect(commands.filter((command) => TOOLS[provider].test(command)).length).toBeGreaterThan(60)
  for (const other of PROVIDERS.filter((name) => name !== provider))
    expect(commands.filter((command) => TOOLS[other].test(command))).toEqual([])
})

test.each(PROVIDERS)('%s: a runbook of each part of a design has a command or says who acts', (provider) => {
  for (const [name, plan] of everyPlanOn(provider))
    for (const { id, firstFiveMinutes, diagnose, fix, verify } of failuresOf(plan)) {
      for (const part of [firstFiveMinutes, diagnose, fix, verify])
        expect(part.length, `${name} ${id}`).toBeGreaterThan(0)
      expect(JSON.stringify([firstFiveMinutes, diagnose, fix, verify]), `${name} ${id}`).not.toMatch(/undefined|NaN/)
    }
})

test('the same design fails in the same ways on every cloud', () => {
  const ids = PROVIDERS.map((provider) => {
    const document = {
      name: 'Orders',
      workload: { kind: 'api' },
      data: { stores: ['sql', 'cache', 'queue', 'object'] },
    }
    return failuresOf(planned(document, provider)).map(({ title }) => title.replace(/ of .*| \(.*/, ''))
  })
  expect(ids[0]?.length).toBeGreaterThan(10)
  expect(new Set(ids.map((titles) => titles.includes('Restore data')))).toEqual(new Set([true]))
})

test('commands carry the names that the Terraform gives', () => {
  const document = { name: 'Orders API', workload: { kind: 'api' }, data: { stores: ['sql'] } }
  expect(commandsOf(planned(document, 'gcp')).join('\n')).toContain('sql instances describe orders-api-prod-database ')
  expect(commandsOf(planned(document, 'azure')).join('\n')).toContain(
    'flexible-server show --name orders-api-prod-database-<suffix> --resource-group orders-api-prod ',
  )
  for (const id of ['database', 'time-series-database', 'a-very-long-name-of-one-resource', 'x'.repeat(40)])
    for (const width of [8, 15, 22]) expect(shortId(id, width)).toBe(terraformShortId(id, width))
})
