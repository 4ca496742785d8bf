import { existsSync, readFileSync } from 'node:fs'

/** How many tests passed, failed and were skipped, from the JSON report that a test runner left. */
export function tallyVitest(file) {
  const report = read(file)
  if (!report) return undefined
  // A file that could not even be loaded has no tests to fail; it counts as one.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const tests = report.testResults.flatMap((suite) =>
    suite.assertionResults.map((result) => ({ ...result, file: suite.name })),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: tests
      .filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
      .map(({ fullName }) => fullName),
  }
}

export function tallyPlaywright(file) {
  const report = read(file)
  if (!report) return undefined
  const { expected, flaky, unexpected } = report.stats
  const specs = report.suites.flatMap(specsIn)
  const skipped = specs.filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped: skipped.map(({ title }) => title),
  }
}

const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)]
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
