import { Archive, Boxes, Building2, Globe, Landmark, Server, ShoppingCart, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PresetSummary } from './preset-grid'

const ICONS: { readonly [slug: string]: ReactNode } = {
  'static-site': <Globe />,
  'internal-tool': <Archive />,
  'b2b-saas': <Building2 />,
  'spiky-shop': <ShoppingCart />,
  'event-pipeline': <Zap />,
  'steady-api': <Server />,
  'kubernetes-wish': <Boxes />,
  'two-region-ledger': <Landmark />,
}

type Preset = { slug: string; title: string; summary: string; range: string }

/** Presets as the grid shows them: named workloads with what they come to a month. */
export const presetSummaries = (presets: readonly Preset[]): PresetSummary[] =>
  presets.map(({ slug, title, summary, range }) => ({
    href: `/presets/${slug}`,
    title,
    summary,
    range,
    icon: ICONS[slug] ?? <Server />,
  }))
