import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { prepareChecks, runChecks } from './checks.mjs'
import { chromium } from './chromium.mjs'
import { openTestServer } from './database.mjs'
import { freePort } from './ports.mjs'
import { build } from './prepare.mjs'
import { serve } from './serve.mjs'
import { tallyPlaywright, tallyVitest } from './tally.mjs'
import { at, attempt, attemptLive, node, say, tool } from './workspace.mjs'

// npm test: the checks, the unit tests, the tests against a real Postgres and the browser journeys. Ends with the count alone on a
// line; a check or a run that broke down counts as one failure, so that nothing failed is ever reported as "0 failed".
const reports = at('test-results')
const total = { passed: 0, failed: 0, skipped: [] }
const broke = (what) => {
  say(`Failed: ${what}`)
  total.failed += 1
}
const count = (what, status, tally) => {
  if (!tally) return broke(what)
  total.passed += tally.passed
  total.failed += tally.failed
  total.skipped.push(...tally.skipped)
  if (status !== 0 && tally.failed === 0) broke(what)
}

try {
  prepareChecks()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  total.failed += runChecks()
  const server = await openTestServer()
  try {
    await runTests(server)
    await runJourneys(server)
  } finally {
    await server.stop()
  }
} catch (error) {
  broke(error instanceof Error ? error.message : String(error))
}
for (const name of total.skipped) console.log(`Skipped: ${name}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

async function runTests(server) {
  say('Unit tests, and tests against Postgres')
  const report = `${reports}/vitest.json`
  const flags = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = attempt(node, tool('vitest/vitest.mjs', ...flags), { DATABASE_URL_TEST: server.url })
  count('the tests did not run to their end', status, tallyVitest(report))
}

async function runJourneys(server) {
  if (!existsSync(at('e2e'))) return
  const browser = await chromium()
  if (!browser) return broke('no browser for the journeys')
  build()
  const port = await freePort()
  const web = await serve({ url: await server.create(), host: '127.0.0.1', port })
  try {
    say('Browser journeys')
    const report = `${reports}/playwright.json`
    const env = { E2E_ADDRESS: web.address, E2E_REPORT: report, CHROMIUM_PATH: browser }
    const status = await attemptLive(node, tool('@playwright/test/cli.js', 'test'), env)
    count('the journeys did not run to their end', status, tallyPlaywright(report))
  } finally {
    await web.stop()
  }
}
