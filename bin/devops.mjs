#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The command is TypeScript like everything else and is run as it stands; it needs neither a build nor a database.
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
if (!existsSync(here('../node_modules/tsx'))) {
  console.error(`Run \`npm ci\` in ${here('..')} first.`)
  process.exit(1)
}
// `devops … | head` closes the pipe early, which is not an error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1))
const { tsImport } = await import('tsx/esm/api')
const { devops } = await tsImport('../scripts/devops.ts', {
  parentURL: import.meta.url,
  tsconfig: here('../tsconfig.json'),
})
process.exitCode = await devops(process.argv.slice(2))
