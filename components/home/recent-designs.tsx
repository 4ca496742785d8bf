import { Check, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { SectionHeading } from '@/components/ui/section-heading'
import { TextLink } from '@/components/ui/text-link'

export type RecentDesign = {
  href: string
  name: string
  /** "AWS, eu-west-1"; a draft has none of the next four yet. */
  place?: string | undefined
  cost?: string | undefined
  availability?: string | undefined
  warnings?: number | undefined
  /** "Today", "21 Nov". */
  updated: string
}

export function RecentDesigns({ designs }: { designs: readonly RecentDesign[] }) {
  return (
    <section>
      <SectionHeading
        title="Recent designs"
        action={designs.length > 0 && <TextLink href="/designs">All designs</TextLink>}
      />
      <div className="mt-4">
        {designs.length === 0 ? (
          <EmptyState>No designs yet. Start from scratch or from a preset; it takes about 8 minutes.</EmptyState>
        ) : (
          <DesignList designs={designs} />
        )}
      </div>
    </section>
  )
}

/** Rows of a card, each one link as wide as the row. */
export function DesignList({ designs }: { designs: readonly RecentDesign[] }) {
  return (
    <Card as="ul" padding="none" className="divide-y divide-line overflow-hidden">
      {designs.map((design) => (
        <li
          key={design.href}
          className="relative grid grid-cols-[1fr_auto] items-center gap-x-4 px-5 py-4 hover:bg-canvas md:grid-cols-[1.4fr_1.2fr_90px_90px_120px_70px]"
        >
          <Link
            href={design.href}
            className="min-w-0 truncate font-semibold text-[0.9375rem] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent focus-visible:after:-outline-offset-3"
          >
            {design.name}
          </Link>
          <span className="hidden truncate text-ink-2 md:block">{design.place ?? 'Draft'}</span>
          <span className="font-semibold md:text-right">{design.cost}</span>
          <span className="hidden text-right md:block">{design.availability}</span>
          <span className="hidden md:block">
            <Warnings count={design.warnings} />
          </span>
          <span className="col-span-2 text-ink-2 md:col-span-1 md:text-right">
            {design.updated}
            <span className="md:hidden">
              {[design.place ?? 'Draft', design.availability].filter(Boolean).map((part) => ` · ${part}`)}
            </span>
          </span>
        </li>
      ))}
    </Card>
  )
}

function Warnings({ count }: { count: number | undefined }) {
  if (count === undefined) return null
  if (count === 0) {
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        <Check className="icon size-3.5!" />
        No warnings
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-warn">
      <TriangleAlert className="icon size-3.5!" />
      {count === 1 ? '1 warning' : `${count} warnings`}
    </span>
  )
}
