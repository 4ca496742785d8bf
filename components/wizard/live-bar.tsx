'use client'

import { ChevronUp, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import type { PanelPlan } from './panel-plan'
import { availabilityFigure, likelyCost, warningCount } from './panel-words'

/** 56 pixels at the bottom of a narrow page; the rest of the plan is in the sheet that it opens. */
export function LiveBar({ plan, children }: { plan: PanelPlan | null; children: ReactNode }) {
  return (
    <aside
      aria-label="Plan so far, in short"
      className="no-print needs-script fixed inset-x-0 bottom-0 z-20 min-h-14 border-line border-t bg-surface shadow-float lg:hidden"
    >
      <Dialog
        title="Plan so far"
        trigger={
          <button type="button" className="flex min-h-14 w-full flex-wrap items-center gap-x-3 px-4 text-left">
            {plan ? <Figures plan={plan} /> : <span className="text-ink-2">Plan so far</span>}
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

function Figures({ plan }: { plan: PanelPlan }) {
  const { asked, computed } = plan.availability
  return (
    <>
      <span className="font-semibold text-[0.9375rem]">
        {likelyCost(plan)} <span className="font-normal text-ink-2">a month</span>
      </span>
      {computed !== null && <span className="text-ink-2">{availabilityFigure(computed, asked).percent}</span>}
      {plan.warnings.length > 0 && (
        <Chip tone="warn" icon={<TriangleAlert />}>
          {warningCount(plan.warnings.length)}
        </Chip>
      )}
    </>
  )
}
