import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'

type HeroProps = {
  /** In place of the link to the page that starts a design: a form that starts it at once. */
  start?: ReactNode
  /** Beside the words from 1024 px, below them otherwise: the unfinished design. */
  aside?: ReactNode
}

export function Hero({ start, aside }: HeroProps) {
  return (
    <div className="grid items-center gap-10 lg:grid-cols-[1fr_440px] lg:gap-16">
      <div>
        <h1 className="text-display max-sm:text-[2rem] max-sm:leading-[2.375rem]">
          Plan infrastructure you can explain, price and build
        </h1>
        <p className="mt-4 max-w-[52ch] text-[1.0625rem] text-ink-2 leading-7">
          Answer nine short steps. Get a diagram, decisions with reasons, a monthly cost range, code, a pipeline and
          runbooks.
        </p>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          {start ?? (
            <ButtonLink href="/designs/new" variant="primary" size="large" prefetch={false}>
              Start from scratch
            </ButtonLink>
          )}
          <ButtonLink href="#presets" size="large">
            Start from a preset
          </ButtonLink>
        </div>
        <p className="mt-3 text-ink-2 text-small">About 8 minutes. No cloud account needed.</p>
      </div>
      {aside}
    </div>
  )
}
