/** A generated file. `path` is relative to the folder that a person unpacks; `why` is the one line that the file list shows beside it. */
export type Artifact = {
  path: string
  language: 'hcl' | 'markdown' | 'yaml' | 'json' | 'dockerfile' | 'shell' | 'typescript' | 'text'
  content: string
  why: string
}
