import { defineConfig } from '@playwright/test'

// `npm test` serves the build on a port of its own with a fresh database and names both here, with the browser that it found.
const address = process.env.E2E_ADDRESS ?? 'http://127.0.0.1:3000'
const executablePath = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Generous, so that a busy machine is not taken for a fault.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/report.json' }]],
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    // Chromium's own sandbox refuses to run as root; small /dev/shm is usual in containers.
    launchOptions: {
      ...(executablePath && { executablePath }),
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-dev-shm-usage'],
    },
  },
})
