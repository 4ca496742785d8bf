import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Artifact } from '../artifact'

export const isInstalled = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0

/** Runs a command in a folder that holds the files, and answers its status with all that it said. */
export function runIn(
  files: readonly Artifact[],
  command: string,
  args: readonly string[],
): { ok: boolean; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'observability-'))
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
    return { ok: status === 0, said: `${stdout}${stderr}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
