import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const resolve = {
  alias: [
    { find: /^@\//, replacement: root },
    // Outside Next, the guard that keeps server code out of the browser has nothing to guard and would throw.
    { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
  ],
}
// Generous, because two cores may be busy with a build as well.
const testTimeout = 20_000
// Two programs in WebAssembly that both take the global name `Go` (the linter of workflows, the parser of HCL) cannot share a worker.
const lintsWorkflows = ['lib/artifacts/pipelines/github.test.ts', 'scripts/devops.test.ts']

/**
 * `pure` needs nothing, and its files share their worker's modules; `alone` is the same for files that must not share them; `server` has
 * a real Postgres, made for the run and thrown away after it.
 */
export default defineConfig({
  test: {
    // Left to itself, vitest leaves one core of two idle.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: 'pure',
          isolate: false,
          include: ['{lib,components,scripts,bin}/**/*.test.{ts,tsx}'],
          exclude: ['lib/server/**', ...lintsWorkflows],
          testTimeout,
        },
      },
      { resolve, test: { name: 'alone', include: lintsWorkflows, testTimeout } },
      {
        resolve,
        test: {
          name: 'server',
          include: ['{lib/server,app}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          globalSetup: 'scripts/test-database.mjs',
          testTimeout,
        },
      },
    ],
  },
})
