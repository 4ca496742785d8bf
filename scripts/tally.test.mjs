import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tallyPlaywright, tallyVitest } from './tally.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'groundplan-tally-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const report = (content) => {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('a test file that could not be loaded counts as a failure', () => {
  const testResults = [
    {
      name: 'a',
      status: 'passed',
      assertionResults: [
        { status: 'passed', fullName: 'one' },
        { status: 'skipped', fullName: 'two' },
      ],
    },
    { name: 'b', status: 'failed', assertionResults: [] },
  ]
  expect(tallyVitest(report({ numPassedTests: 1, numFailedTests: 0, testResults }))).toEqual({
    passed: 1,
    failed: 1,
    skipped: ['two'],
  })
})

test('journeys that passed at a second attempt passed, and errors outside of them count', () => {
  const suites = [{ suites: [{ specs: [{ title: 'later', tests: [{ status: 'skipped' }] }] }] }]
  const stats = { expected: 2, flaky: 1, unexpected: 1, skipped: 1 }
  expect(tallyPlaywright(report({ stats, suites, errors: [{}] }))).toEqual({ passed: 3, failed: 2, skipped: ['later'] })
})

test('a report that was never written is told from one without tests', () => {
  expect(tallyVitest(path.join(folder, 'none.json'))).toBeUndefined()
  expect(tallyPlaywright(path.join(folder, 'none.json'))).toBeUndefined()
})
