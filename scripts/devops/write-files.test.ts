import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFolder, writeZip } from './write-files'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'devops-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const files = [
  { path: 'README.md', content: '# é\n' },
  { path: 'pipeline/build.sh', content: 'true\n' },
]
const at = (name: string) => path.join(folder, name)

test('files stand under their paths, and scripts can be run', () => {
  expect(writeFolder(folder, files, false)).toEqual([])
  expect(readFileSync(at('README.md'), 'utf8')).toBe('# é\n')
  expect(statSync(at('pipeline/build.sh')).mode & 0o111).not.toBe(0)
})

test('a file with somebody’s values is not replaced, and then nothing is written; other files stay in any case', () => {
  writeFileSync(at('README.md'), 'mine\n')
  writeFileSync(at('other.txt'), 'mine too\n')
  expect(writeFolder(folder, files, false)).toEqual(['README.md'])
  expect(() => statSync(at('pipeline/build.sh'))).toThrow()
  expect(writeFolder(folder, files, true)).toEqual([])
  expect(readFileSync(at('README.md'), 'utf8')).toBe('# é\n')
  expect(readFileSync(at('other.txt'), 'utf8')).toBe('mine too\n')
})

test('the same files again are no conflict', () => {
  writeFolder(folder, files, false)
  expect(writeFolder(folder, files, false)).toEqual([])
})

test('no path leads out of the folder', () => {
  expect(() => writeFolder(folder, [{ path: '../x', content: '' }], true)).toThrow('is outside')
})

test('the same files are the same zip', () => {
  writeZip(at('a.zip'), files)
  writeZip(at('b.zip'), files)
  const bytes = readFileSync(at('a.zip'))
  expect(bytes.equals(readFileSync(at('b.zip')))).toBe(true)
  const entries = unzipSync(bytes)
  expect(Object.entries(entries).map(([name, content]) => ({ path: name, content: strFromU8(content) }))).toEqual(files)
})
