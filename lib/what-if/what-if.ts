import { assess } from '@/lib/availability/assess'
import type { Catalog } from '@/lib/catalog/types'
import { bill, billSum } from '@/lib/cost/bill'
import type { CostLine } from '@/lib/cost/types'
import { type Chosen, chooseAll, type Decisions, decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

export type Change = (requirements: Requirements) => Requirements

/** The same asker with some answers changed. Each part is worked out when it is first read. */
export type WhatIf = {
  readonly requirements: Requirements
  /** With every reason; where the choices are enough, `chosen` has them sooner. */
  readonly decisions: Decisions
  readonly chosen: Chosen
  readonly profile: ProviderProfile
  /** One design an environment, production first. */
  readonly designs: readonly Design[]
  readonly production: Design
  /** The likely month of all environments. */
  readonly monthlyUsd: number
  readonly lines: readonly CostLine[]
  /** False where some part has no price, so that the month costs more than `monthlyUsd`. */
  readonly isPricedWhole: boolean
  /** What the commitments of the worst path somebody waits for multiply to. */
  readonly committedPercent: number | null
}

/** Answers "what if": decides, composes and prices again with changed answers. The same change is worked out once. */
export type AskWhatIf = (change: Change) => WhatIf

export function whatIfs(requirements: Requirements, catalog: Catalog): AskWhatIf {
  const known = new Map<string, WhatIf>()
  return (change) => {
    const changed = change(requirements)
    const key = JSON.stringify(changed)
    const answer = known.get(key) ?? new Answer(changed, catalog)
    known.set(key, answer)
    return answer
  }
}

class Answer implements WhatIf {
  readonly requirements: Requirements
  readonly #catalog: Catalog
  #decisions: Decisions | undefined
  #chosen: Chosen | undefined
  #designs: readonly Design[] | undefined
  #bill: ReturnType<typeof bill> | undefined
  #sum: ReturnType<typeof billSum> | undefined

  constructor(requirements: Requirements, catalog: Catalog) {
    this.requirements = requirements
    this.#catalog = catalog
  }

  get decisions(): Decisions {
    this.#decisions ??= decideAll(this.requirements, PROFILES).decisions
    return this.#decisions
  }

  get chosen(): Chosen {
    this.#chosen ??= this.#decisions ?? chooseAll(this.requirements, PROFILES)
    return this.#chosen
  }

  get profile(): ProviderProfile {
    return profileOf(this.chosen.provider.choice)
  }

  get designs(): readonly Design[] {
    this.#designs ??= compose(this.requirements, this.chosen, this.profile)
    return this.#designs
  }

  get production(): Design {
    const [production] = this.designs
    if (!production) throw new Error('complete requirements name at least one environment')
    return production
  }

  get monthlyUsd(): number {
    return this.#month.usd
  }

  get lines(): readonly CostLine[] {
    this.#bill ??= bill(this.designs, this.#catalog, this.requirements.budget.discounts)
    return this.#bill.lines
  }

  get isPricedWhole(): boolean {
    return this.#month.isWhole
  }

  get #month() {
    this.#sum ??= billSum(this.designs, this.#catalog, this.requirements.budget.discounts)
    return this.#sum
  }

  get committedPercent(): number | null {
    return assess(this.production, this.requirements.availability.slaPercent, this.profile.slaOf).committedPercent
  }
}

/** The same asker who insists on options, or no longer does. */
export const insisting =
  (wishes: Record<string, string | undefined>): Change =>
  (requirements) => {
    const kept = Object.entries({ ...requirements.insistOn, ...wishes }).filter(
      (wish): wish is [string, string] => wish[1] !== undefined,
    )
    return { ...requirements, insistOn: Object.fromEntries(kept) }
  }

export const withAvailability =
  (change: Partial<Requirements['availability']>): Change =>
  (requirements) => ({ ...requirements, availability: { ...requirements.availability, ...change } })

/** One change after another. */
export const both =
  (first: Change, second: Change): Change =>
  (requirements) =>
    second(first(requirements))
