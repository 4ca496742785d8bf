import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

export type PresetSummary = {
  href: string
  title: string
  /** "App, PostgreSQL, CDN. Two zones." */
  summary: string
  /** "$310 to $620". */
  range?: string | undefined
  /** A lucide icon element. */
  icon: ReactNode
}

export function PresetGrid({ presets }: { presets: readonly PresetSummary[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {presets.map(({ href, title, summary, range, icon }) => (
        <Card key={href} as="li" padding="none" className="relative flex gap-3.5 p-5 hover:border-field">
          <span className="mt-0.5 text-accent [&_svg]:size-5 [&_svg]:stroke-[1.75px]">{icon}</span>
          <div className="min-w-0">
            <h3 className="text-h3">
              <Link
                href={href}
                className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent focus-visible:after:outline-offset-2"
              >
                {title}
              </Link>
            </h3>
            <p className="mt-0.5 text-ink-2">{summary}</p>
            {range && (
              <p className="mt-3 text-ink-2">
                <span className="font-semibold text-ink">{range}</span> a month
              </p>
            )}
          </div>
        </Card>
      ))}
    </ul>
  )
}

/** The grid with its heading, as on the home page; the target of *Start from a preset*. */
export function PresetSection({ presets }: { presets: readonly PresetSummary[] }) {
  return (
    <section id="presets">
      <h2 className="text-h2">Start from a preset</h2>
      <p className="mt-1 mb-4 text-ink-2">Fills in sensible answers. Change any of them.</p>
      <PresetGrid presets={presets} />
    </section>
  )
}
