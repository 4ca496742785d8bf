import type { Control } from '@/lib/plan-document'
import type { Regime, Requirements } from '@/lib/requirements/schema'
import { CLAUSES } from './clauses'
import type { Clause } from './clauses/clause'
import type { Tags } from './control-rule'

/** How the requirements of each regime are written. A tag points an assessor to the place; it claims no certificate. */
export const PREFIX: Record<Regime, string> = {
  pci: 'pci-dss ',
  hipaa: 'hipaa ',
  soc2: 'soc2 ',
  gdpr: 'gdpr art ',
  iso: 'iso-27001 ',
  fedramp: 'fedramp ',
  dora: 'dora art ',
}

const ORDER: readonly Regime[] = ['pci', 'hipaa', 'soc2', 'gdpr', 'iso', 'fedramp', 'dora']

/** The clauses behind a control that were asked for, by regime, scope and level, in one fixed order. */
export const referencesOf = (tags: Tags, compliance: Requirements['compliance']): NonNullable<Control['references']> =>
  ORDER.filter((regime) => compliance.regimes.includes(regime)).flatMap((regime) =>
    (tags[regime] ?? []).flatMap((number) => {
      const clause = INDEX[regime].get(number)
      return clause && isAsked(clause, compliance)
        ? [{ clause: PREFIX[regime] + number, asks: clause.asks, source: clause.source }]
        : []
    }),
  )

export const isAsked = ({ applies }: Clause, compliance: Requirements['compliance']): boolean =>
  applies === undefined || applies(compliance)

const byNumber = (clauses: readonly Clause[]) => new Map(clauses.map((clause) => [clause.number, clause]))

const INDEX: { readonly [R in Regime]: ReadonlyMap<string, Clause> } = {
  pci: byNumber(CLAUSES.pci),
  hipaa: byNumber(CLAUSES.hipaa),
  soc2: byNumber(CLAUSES.soc2),
  gdpr: byNumber(CLAUSES.gdpr),
  iso: byNumber(CLAUSES.iso),
  fedramp: byNumber(CLAUSES.fedramp),
  dora: byNumber(CLAUSES.dora),
}
