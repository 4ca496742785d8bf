import { stepOf } from '@/lib/wizard/steps'

/** The sections a design has, in the order they are read; each is a route in the workspace and a heading in the document. */
export const SECTIONS = [
  'overview',
  'diagrams',
  'decisions',
  'cost',
  'security',
  'code',
  'pipeline',
  'kubernetes',
  'observability',
  'incident',
  'runbooks',
  'migration',
] as const
export type SectionName = (typeof SECTIONS)[number]

export const SECTION_TITLES: { readonly [Name in SectionName]: string } = {
  overview: 'Overview',
  diagrams: 'Diagrams',
  decisions: 'Decisions',
  cost: 'Cost',
  security: 'Security',
  code: 'Code',
  pipeline: 'Pipeline',
  kubernetes: 'Kubernetes',
  observability: 'Observability',
  incident: 'Incident',
  runbooks: 'Runbooks',
  migration: 'Migration',
}

/** Where the parts of a design are, for components that stand in the workspace and in the one-page document alike. */
export type DesignLinks = {
  /** Undefined where the reader is not shown that section. */
  section: (name: SectionName, anchor?: string) => string | undefined
  /** Where an answer is changed; undefined for readers, and for what is no answer. */
  answer: (field: string) => string | undefined
  /** A line of a generated file; undefined where the files have no page of their own. */
  file: (path: string, line?: number) => string | undefined
}

export const workspaceLinks = (id: string): DesignLinks => ({
  section: (name, anchor) =>
    `/designs/${id}${name === 'overview' ? '' : `/${name}`}${anchor === undefined ? '' : `#${anchor}`}`,
  answer: (field) => {
    const found = stepOf(field as 'name')
    return found && `/designs/${id}/edit/${found.step.slug}?from=review#q-${field}`
  },
  file: (path, line) => `/designs/${id}/code?file=${encodeURIComponent(path)}${line === undefined ? '' : `#L${line}`}`,
})

export const documentLinks = (shown: readonly SectionName[]): DesignLinks => ({
  section: (name, anchor) => (shown.includes(name) ? `#${anchor ?? name}` : undefined),
  answer: () => undefined,
  file: () => undefined,
})

export const ruleLink = (rule: string): string => `/rules#${rule}`
