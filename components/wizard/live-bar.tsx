'use client'

import { ChevronUp, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import type { PanelPlan } from './panel-plan'
import { availabilityFigure, likelyCost, warningCount } from './panel-words'

type LiveBarProps = {
  plan: PanelPlan | null
  /** How many wait for a word. */
  warnings: number
  children: ReactNode
}

/** 56 pixels at the bottom of a narrow page; the rest of the plan is in the sheet that it opens. */
export function LiveBar({ plan, warnings, children }: LiveBarProps) {
  return (
    <aside
      aria-label="Plan so far, in short"
      className="no-print needs-script fixed inset-x-0 bottom-0 z-20 min-h-14 border-line border-t bg-surface shadow-float lg:hidden"
    >
      <Dialog
        title="Plan so far"
        trigger={
          <button type="button" className="flex min-h-14 w-full flex-wrap items-center gap-x-3 px-4 text-left">
            {plan ? <Figures {...{ plan, warnings }} /> : <span className="text-ink-2">Plan so far</span>}
            <ChevronUp className="icon ml-auto text-ink-2" />
            <span className="sr-only">Open plan so far</span>
          </button>
        }
      >
        <div className="-mx-5 -mb-5 sm:-mx-6">{children}</div>
      </Dialog>
    </aside>
  )
}

function Figures({ plan, warnings }: { plan: PanelPlan; warnings: number }) {
  const { asked, computed } = plan.availability
  return (
    <>
      <span className="font-semibold text-[0.9375rem]">
        {likelyCost(plan)} <span className="font-normal text-ink-2">a month</span>
      </span>
      {computed !== null && <span className="text-ink-2">{availabilityFigure(computed, asked).percent}</span>}
      {warnings > 0 && (
        <Chip tone="warn" icon={<TriangleAlert />}>
          {warningCount(warnings)}
        </Chip>
      )}
    </>
  )
}
