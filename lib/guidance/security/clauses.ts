import type { Regime } from '@/lib/requirements/schema'
import type { Clause } from './clauses/clause'
import { dora } from './clauses/dora'
import { fedramp } from './clauses/fedramp'
import { gdpr } from './clauses/gdpr'
import { hipaa } from './clauses/hipaa'
import { iso } from './clauses/iso'
import { pci } from './clauses/pci'
import { soc2 } from './clauses/soc2'

/** What each regime asks of infrastructure and of the people who run it. A control is tagged with the numbers of these. */
export const CLAUSES: { readonly [R in Regime]: readonly Clause[] } = { pci, hipaa, soc2, gdpr, iso, fedramp, dora }
