import type { Metadata } from 'next'
import { PresetGrid } from '@/components/home/preset-grid'
import { presetSummaries } from '@/components/home/preset-summaries'
import { SiteShell } from '@/components/shell/site-shell'
import { presets, pricesOf } from '@/lib/server/presets'

export const metadata: Metadata = { title: 'Presets' }

export default function PresetsPage() {
  return (
    <SiteShell pricesOf={pricesOf}>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1120px] flex-1 px-4 py-10 sm:px-6">
        <h1 className="text-h1">Presets</h1>
        <p className="mt-2 mb-6 text-ink-2">
          Named workloads with sensible answers. Use one as it is, or change any answer.
        </p>
        <h2 className="sr-only">Workloads</h2>
        <PresetGrid presets={presetSummaries(presets())} />
      </main>
    </SiteShell>
  )
}
