import type { Artifact } from '@/lib/plan-document'

export type ValueToSet = { name: string; description: string; path: string; line: number }

/**
 * The Terraform variables that have no default and that no .tfvars file gives: what a person sets before the first apply. A module is told
 * by its environment, and what two environments ask for is said once.
 */
export function valuesToSet(artifacts: readonly Artifact[]): ValueToSet[] {
  const given = new Set(
    artifacts
      .filter(({ path }) => path.endsWith('.tfvars'))
      .flatMap(({ content }) => [...content.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name)),
  )
  const open = artifacts
    .filter(({ path }) => path.endsWith('.tf') && !/(^|\/)modules\//.test(path))
    .flatMap((artifact) => openVariables(artifact))
    .filter(({ name }) => !given.has(name))
  return open.filter(({ name }, index) => open.findIndex((other) => other.name === name) === index)
}

/** The files are printed in one form: a block begins in the first column and ends with the next brace there. */
function openVariables({ path, content }: Artifact): ValueToSet[] {
  return [...content.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)]
    .filter(([, , body = '']) => !/^ {2}default\s*=/m.test(body))
    .map(({ 1: name = '', 2: body = '', index }) => ({
      name,
      description: /^ {2}description\s*=\s*"(.*)"$/m.exec(body)?.[1] ?? '',
      path,
      line: content.slice(0, index).split('\n').length,
    }))
}
