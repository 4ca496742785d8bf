import { prepareChecks, runChecks } from './checks.mjs'
import { attempt, node, say, tool } from './workspace.mjs'

// npm run check: all that needs neither a database nor a browser.
prepareChecks()
const failed = runChecks()
say('Unit tests')
const tests = attempt(node, tool('vitest/vitest.mjs', 'run', '--project', 'pure', '--reporter=dot'))
process.exit(failed === 0 && tests.status === 0 ? 0 : 1)
