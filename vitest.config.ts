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

/** `pure` needs nothing; `server` has a real Postgres, made for the run and thrown away after it. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'pure',
          include: ['{lib,components,scripts,bin}/**/*.test.{ts,tsx}'],
          exclude: ['lib/server/**'],
          testTimeout,
        },
      },
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
