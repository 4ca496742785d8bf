import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'

export type File = { path: string; content: string }

/** The same files give the same bytes, wherever and whenever: the earliest time that a zip can say, in whatever zone. */
const NO_TIME = new Date(1980, 0, 1)

/** Made on Unix, so that scripts are programs when they are unpacked. */
const UNIX = 3
const modeOf = (name: string) => (name.endsWith('.sh') ? 0o100755 : 0o100644)

export function writeZip(out: string, files: readonly File[]): void {
  const entries = files.map(({ path: name, content }) => [
    name,
    [strToU8(content), { os: UNIX, attrs: modeOf(name) << 16 }],
  ])
  writeFileSync(out, zipSync(Object.fromEntries(entries), { mtime: NO_TIME }))
}

/**
 * Writes the files into a folder. Those that stand there with other content may hold somebody's values: unless they may be replaced,
 * nothing is written and their paths are answered.
 */
export function writeFolder(folder: string, files: readonly File[], mayReplace: boolean): string[] {
  const placed = files.map(({ path: name, content }) => ({ name, at: inside(folder, name), content }))
  const changed = placed.filter(({ at, content }) => existsSync(at) && readFileSync(at, 'utf8') !== content)
  if (changed.length > 0 && !mayReplace) return changed.map(({ name }) => name)
  for (const { at, content } of placed) {
    mkdirSync(path.dirname(at), { recursive: true })
    writeFileSync(at, content, { mode: modeOf(at) & 0o777 })
  }
  return []
}

/** Paths come from our own writers; one that led elsewhere would be a mistake of ours. */
function inside(folder: string, name: string): string {
  const root = path.resolve(folder)
  const at = path.resolve(root, name)
  if (!at.startsWith(root + path.sep)) throw new Error(`${name} is outside ${folder}`)
  return at
}
