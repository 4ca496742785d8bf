import 'server-only'
import { cache } from 'react'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { formatDate } from '@/lib/units/dates'
import { formatUsd } from '@/lib/units/format-money'

/** The named workloads with what each comes to a month, worked out once a process: rules and prices do not change under it. */
export const presets = cache(() => {
  computed ??= SCENARIOS.map(({ slug, title, summary, document }) => {
    const { low, high } = planParts(document, catalog, ['cost']).cost?.monthlyUsd ?? { low: 0, high: 0 }
    return { slug, title, summary, range: `${formatUsd(low)} to ${formatUsd(high)}` }
  })
  return computed
})

let computed: { slug: string; title: string; summary: string; range: string }[] | undefined

/** The day of the newest price, for footers and title blocks. */
export const pricesOf = formatDate(catalog.readOn)
