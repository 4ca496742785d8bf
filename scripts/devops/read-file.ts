import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'

export type Read = { ok: true; value: unknown } | { ok: false; message: string }

/** JSON or YAML from a path, or from standard input for `-`. Throws only where it cannot be read. */
export function readDocument(file: string): Read {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '')
  try {
    // JSON is YAML as well, but its own parser is strict and points at the place.
    return { ok: true, value: text.trimStart().startsWith('{') ? JSON.parse(text) : parseYaml(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, message: `(document): ${message.split('\n')[0]}` }
  }
}
