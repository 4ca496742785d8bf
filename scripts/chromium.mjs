import { existsSync } from 'node:fs'
import { attempt, node, say, tool } from './workspace.mjs'

/**
 * A Chromium for the browser journeys: CHROMIUM_PATH, else Playwright's own, else the system's; where there is none it is
 * installed. Returns its path, or undefined after saying how to get one.
 */
export async function chromium() {
  const found = await find()
  if (found) return found
  install()
  const installed = await find()
  if (!installed) say('No Chromium: run `npx playwright install chromium`, or name one with CHROMIUM_PATH.')
  return installed
}

async function find() {
  const { chromium: own } = await import('@playwright/test')
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const candidates = [process.env.CHROMIUM_PATH, own.executablePath(), ...system]
  return candidates.find((file) => file && existsSync(file))
}

function install() {
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
  say(isDebianRoot ? "Installing Debian's Chromium" : "Installing Playwright's Chromium")
  if (!isDebianRoot) return attempt(node, tool('@playwright/test/cli.js', 'install', 'chromium'))
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  attempt('apt-get', ['update', '-qq'], env)
  return attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], env)
}
