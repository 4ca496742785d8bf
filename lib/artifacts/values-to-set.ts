import type { Artifact } from './artifact'

/** Something that only the reader knows. `name` is what to look for: a variable, a key, or what stands in a file until then. */
export type ValueToSet = { name: string; description: string; path: string; line: number }

type File = Pick<Artifact, 'path' | 'content'>

/**
 * Every value that is to be set before the files can be applied, whatever they are written in. Each folder's README lists its own under
 * “Values to set”, and a test holds that list against the files; here they are read from there, with the place where each is declared. What
 * two environments ask for is said once.
 */
export function valuesToSet(files: readonly File[]): ValueToSet[] {
  // What the pipeline stands on is applied before everything else.
  const readmes = files.filter(isReadme).toSorted((a, b) => Number(isBootstrap(b.path)) - Number(isBootstrap(a.path)))
  const found = readmes.flatMap((file) => [...listedIn(file, files), ...stateOf(file, files)])
  const byWords = new Map<string, ValueToSet>()
  for (const value of found) {
    const key = `${partOf(value.path)} ${value.name} ${value.description}`
    if (!byWords.has(key)) byWords.set(key, value)
  }
  return [...byWords.values()]
}

/** The part of the repository that a file belongs to: the folder that is applied by itself, or the pipeline where that stands in the root. */
export function partOf(path: string): string {
  if (isBootstrap(path)) return BOOTSTRAP
  if (/^(\.github\/|\.gitlab|bitbucket-pipelines|azure-pipelines)/.test(path)) return 'pipeline'
  if (/^(Dockerfile|\.dockerignore)$/.test(path)) return 'container'
  return path.slice(0, Math.max(0, path.indexOf('/')))
}

const BOOTSTRAP = 'terraform/bootstrap'
const isBootstrap = (path: string) => path.startsWith(`${BOOTSTRAP}/`)
const isReadme = ({ path }: File) => path === `${partOf(path)}/README.md`

function listedIn(readme: File, files: readonly File[]): ValueToSet[] {
  const lines = readme.content.split('\n')
  const start = lines.findIndex((line) => line.startsWith('## Values to set'))
  if (start < 0) return []
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## ') || line.startsWith(OPTIONAL))
  const section = lines.slice(start, length < 0 ? undefined : start + 1 + length)
  let head: string[] | null = null
  return section.flatMap((line, index): ValueToSet[] => {
    if (!line.startsWith('|')) {
      head = null
      return []
    }
    const cells = cellsOf(line)
    if (head === null) {
      head = cells
      return []
    }
    if (/^-+$/.test(cells[0] ?? '')) return []
    const { name, description, file } = readRow(head, cells)
    const place = placeOf(name, readme, file, files) ?? { path: readme.path, line: start + index + 1 }
    return [{ name, description: `${description.charAt(0).toUpperCase()}${description.slice(1)}`, ...place }]
  })
}

/** What has a default works without the reader. */
const OPTIONAL = 'These have a default'

/** A table has the name and what it is, or the file, what stands in it and what belongs there. */
function readRow(
  head: readonly string[],
  cells: readonly string[],
): { name: string; description: string; file: string } {
  const [first = '', second = '', third = ''] = cells
  if (head[1] !== 'Stands there now') return { name: first, description: second, file: '' }
  return head[0] === 'File'
    ? { name: second, description: third, file: first }
    : { name: first, description: third, file: '' }
}

/** The cells of a row as text: without the marks of code, and with the signs that Markdown would read as its own. */
const cellsOf = (row: string): string[] =>
  row
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/)
    .slice(0, -1)
    .map((cell) => {
      const text = cell.trim()
      const isCode = /^`[^`]*`$/.test(text)
      return isCode ? text.slice(1, -1).replaceAll('\\|', '|') : text.replaceAll(/\\([\\`*_{}[\]()#+!|<>~-])/g, '$1')
    })

/** How each language declares a value. Where none of these is found, the value stands somewhere in a file of its part. */
const DECLARED: Readonly<Record<string, { path: RegExp; line: (name: string) => RegExp }>> = {
  terraform: { path: /\/environments\/[\w-]+\/variables\.tf$/, line: (name) => new RegExp(`^variable "${name}"`) },
  [BOOTSTRAP]: { path: /\/bootstrap\/variables\.tf$/, line: (name) => new RegExp(`^variable "${name}"`) },
  cloudformation: { path: /\/main\.yaml$/, line: (name) => new RegExp(`^  ${name}:`) },
  pulumi: { path: /\/Pulumi\.[\w-]+\.yaml$/, line: (name) => new RegExp(`:${name}:`) },
}

function placeOf(name: string, readme: File, file: string, files: readonly File[]) {
  const part = partOf(readme.path)
  const declared = DECLARED[part]
  if (declared && /^\w+$/.test(name)) return firstLine(files, (path) => declared.path.test(path), declared.line(name))
  const named = file === '' ? null : `${part}/${file}`
  const isOwn = (path: string) => (named === null ? partOf(path) === part && !path.endsWith('.md') : path === named)
  return firstLine(files, isOwn, new RegExp(name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
}

function firstLine(files: readonly File[], isIn: (path: string) => boolean, pattern: RegExp) {
  for (const { path, content } of files) {
    if (!isIn(path)) continue
    const index = content.split('\n').findIndex((line) => pattern.test(line))
    if (index >= 0) return { path, line: index + 1 }
  }
  return null
}

/** Where Terraform keeps its state: the arguments of the backend, which can't be variables. */
function stateOf(readme: File, files: readonly File[]): ValueToSet[] {
  if (partOf(readme.path) !== 'terraform') return []
  const backend = files.find(({ path }) => /^terraform\/environments\/[\w-]+\/backend\.tf$/.test(path))
  return (backend?.content.split('\n') ?? []).flatMap((text, index): ValueToSet[] => {
    const name = /^\s+(\w+)\s*= "your-/.exec(text)?.[1]
    if (name === undefined || !backend) return []
    const description = 'Where the state is kept; it is made before everything else.'
    return [{ name, description, path: backend.path, line: index + 1 }]
  })
}
