import fc from 'fast-check'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { PROVIDERS, type RequirementsDocument } from '@/lib/requirements/schema'

/** Any valid documents, each asked of one cloud after another: test support for what holds for every plan. */
export const documentsOnClouds = (count: number): RequirementsDocument[] =>
  fc.sample(requirementsDocument, { numRuns: count, seed: SEED }).map((document, index) => {
    const provider = PROVIDERS[index % PROVIDERS.length] ?? 'aws'
    const { provider: _, ...insistOn } = document.insistOn ?? {}
    return { ...document, platform: { ...document.platform, provider }, insistOn }
  })

type Answers = { readonly [Name in keyof RequirementsDocument]?: object }

/** The same document with some answers changed, section by section. */
export const withAnswers = (document: RequirementsDocument, answers: Answers): RequirementsDocument => {
  const before: Readonly<Record<string, unknown>> = document
  const changed = Object.entries(answers).map(([name, section]) => [name, { ...(before[name] as object), ...section }])
  return { ...document, ...Object.fromEntries(changed) }
}
