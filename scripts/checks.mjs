import { generateClient, generateRouteTypes, installPackages } from './prepare.mjs'
import { attempt, node, say, tool } from './workspace.mjs'

/** What the checks of the sources need: packages, and the two kinds of generated types. */
export function prepareChecks() {
  installPackages()
  generateClient()
  generateRouteTypes()
}

const CHECKS = [
  {
    name: 'Format and lint',
    command: tool('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn', '--error-on-warnings'),
  },
  { name: 'Types', command: tool('typescript/bin/tsc', '--noEmit', '--project', 'tsconfig.check.json') },
  {
    name: 'Dependency rules',
    command: tool('dependency-cruiser/bin/dependency-cruise.mjs', '.', '--output-type', 'err'),
  },
  { name: 'Unused code', command: tool('knip/bin/knip.js', '--no-progress') },
]

/** Runs every check, also after one has failed, and answers how many did. */
export function runChecks() {
  const failed = CHECKS.filter(({ name, command }) => {
    say(name)
    return attempt(node, command).status !== 0
  })
  for (const { name } of failed) say(`Failed: ${name}`)
  return failed.length
}
