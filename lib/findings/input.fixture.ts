import { assess } from '@/lib/availability/assess'
import { recover } from '@/lib/availability/recover'
import { catalog } from '@/lib/catalog/catalog'
import { estimate } from '@/lib/cost/estimate'
import { decideAll } from '@/lib/decisions/decide-all'
import { tippingPoints } from '@/lib/decisions/tipping'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import { peopleHours } from '@/lib/guidance/people'
import { complete } from '@/lib/requirements/defaults'
import { parseRequirements } from '@/lib/requirements/parse'
import { PROFILES, profileOf } from '@/lib/services/by-provider'
import { whatIfs } from '@/lib/what-if/what-if'
import type { FindingInput } from './detector'

const RANGE = { lowFactor: 0.7, highFactor: 1.5, because: 'A quiet and a busy month.' }

/** The whole pipeline up to the findings, for tests: everything that a live detector sees, and the designs behind it. */
export function inputOf(document: unknown): FindingInput & { designs: Design[] } {
  const parsed = parseRequirements(document)
  if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${path} ${message}`).join('\n'))
  const { requirements, assumptions } = complete(parsed.value)
  const { decisions, facts } = decideAll(requirements, PROFILES)
  const profile = profileOf(decisions.provider.choice)
  const at = (factor: number) => compose(requirements, decisions, profile, factor)
  const designs = at(1)
  const [design] = designs
  if (!design) throw new Error('no environment')
  const { monthly, hardness } = requirements.budget
  const cost = estimate({
    designs,
    low: at(RANGE.lowFactor),
    high: at(RANGE.highFactor),
    catalog,
    budget: monthly === null ? null : { monthlyUsd: monthly, hardness },
    range: RANGE,
  })
  return {
    requirements,
    assumptions,
    decisions,
    facts,
    designs,
    design,
    availability: assess(design, requirements.availability.slaPercent, profile.slaOf),
    recovery: recover(requirements, decisions, design, profile),
    cost: { ...cost, people: peopleHours(requirements, design) },
    profile,
    whatIf: whatIfs(requirements, catalog),
    catalog,
  }
}

/** The same with what would flip each decision, as a whole plan has it. */
export function wholeInputOf(document: unknown): FindingInput {
  const input = inputOf(document)
  return { ...input, tippingPoints: () => tippingPoints(input.requirements, PROFILES) }
}
