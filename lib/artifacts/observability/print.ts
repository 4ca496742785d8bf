import { stringify } from 'yaml'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'

/** The first line of every file. A name may hold line breaks, which would end the comment. */
export const headerOf = ({ designs, ruleset }: Pick<ArtifactInput, 'designs' | 'ruleset'>): string =>
  `Design "${oneLine(designs[0]?.name ?? '')}", rule set ${ruleset}.`

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A YAML file with a comment on top; words that older readers take for booleans or octal numbers are quoted. */
export function yamlFile(
  input: ArtifactInput,
  file: Pick<Artifact, 'path' | 'why'> & { about: readonly string[]; value: unknown },
): Artifact {
  const comment = [headerOf(input), ...file.about].map((line) => `# ${oneLine(line)}\n`).join('')
  const body = stringify(file.value, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false })
  return { path: file.path, language: 'yaml', why: file.why, content: `${comment}${body}` }
}

/** JSON has no comments: where it came from stands in a field of the format itself, which the caller fills. */
export const jsonFile = (path: string, why: string, value: unknown): Artifact => ({
  path,
  language: 'json',
  why,
  content: `${JSON.stringify(value, null, 2)}\n`,
})
