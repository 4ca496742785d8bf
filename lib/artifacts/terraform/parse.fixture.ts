import { parse } from '@cdktn/hcl2json'
import type { Artifact } from '../artifact'
import type { Parsed } from './parsed'

export const configuration = (files: readonly Artifact[]) => files.filter(({ path }) => path.endsWith('.tf'))
export const joined = (files: readonly Pick<Artifact, 'content'>[]) => files.map(({ content }) => content).join('\n')

/** The files of a folder at once: Terraform reads it as one document too, and the parser is quickest so. */
export async function parseFolders(files: readonly Artifact[]): Promise<Parsed> {
  const folders = new Map<string, Artifact[]>()
  for (const file of configuration(files)) {
    const folder = file.path.replace(/\/[^/]*$/, '')
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  const parsed = [...folders].map(async ([folder, own]) => [`${folder}/*.tf`, await parse('main.tf', joined(own))])
  return Object.fromEntries(await Promise.all(parsed)) as Parsed
}
