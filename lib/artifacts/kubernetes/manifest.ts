import { stringify } from 'yaml'
import { wrap } from '@/lib/text/wrap'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'

export type Manifest = {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Named; annotations?: Named }
  [field: string]: unknown
}
export type Named = { [name: string]: string }

/** A manifest with the sentence a reader would ask for, printed above it. */
export type Commented = { says: string; manifest: Manifest }

export const commented = (manifest: Manifest, says = ''): Commented => ({ manifest, says })

/** `C-35: its reason`, for the comment above what that rule put there. */
export const because = ({ reasonOf }: Pick<ArtifactInput, 'reasonOf'>, rule: string) => `${rule}: ${reasonOf(rule)}`

/** The first line of every file. */
export const headerOf = ({ designs, ruleset }: Pick<ArtifactInput, 'designs' | 'ruleset'>) =>
  `Design: ${oneLine(designs[0]?.name ?? '')} (${designs[0]?.slug ?? ''}), rule set ${ruleset}.`

const oneLine = (text: string) => text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Several manifests as one file. Empty without manifests, so that a part that is not in the design leaves no file. */
export function manifestFile(
  input: Pick<ArtifactInput, 'designs' | 'ruleset'>,
  path: string,
  why: string,
  manifests: readonly Commented[],
): Artifact[] {
  if (manifests.length === 0) return []
  const documents = manifests.map(({ says, manifest }) => `${comment(says)}${printYaml(manifest)}`)
  return [{ path, language: 'yaml', content: `# ${headerOf(input)}\n${documents.join('---\n')}`, why }]
}

/** A file that is no manifest of the cluster, such as a kustomization. */
export const yamlFile = (
  input: Pick<ArtifactInput, 'designs' | 'ruleset'>,
  path: string,
  why: string,
  body: object,
  says = '',
): Artifact => ({
  path,
  language: 'yaml',
  content: `# ${headerOf(input)}\n${comment(says)}${printYaml(body)}`,
  why,
})

export const comment = (says: string) =>
  wrap(says, 110)
    .map((line) => `# ${line}\n`)
    .join('')

/** Kubernetes reads YAML 1.1, in which `on` and `0755` are not text: written for that version they are quoted. */
const printYaml = (value: object) =>
  stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })
