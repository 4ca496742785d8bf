import type { SharedPlan } from '@/lib/plan-shared'
import type { DesignLinks } from '../links'
import { Assumptions } from '../overview/assumptions'
import { AvailabilityDetail } from '../overview/availability'
import { CapacityTable } from '../overview/capacity-table'
import { ComponentsTable } from '../overview/components-table'
import { Findings } from '../overview/findings'
import { KeyFacts } from '../overview/key-facts'
import { RecoveryDetail } from '../overview/recovery'
import { Summary } from '../overview/summary'
import { SubHeading } from '../sub-heading'

export function DocumentOverview({ plan, links }: { plan: SharedPlan; links: DesignLinks }) {
  return (
    <div className="space-y-8">
      <Summary plan={plan} />
      <KeyFacts plan={plan} />
      <div className="space-y-3">
        <SubHeading title="Components" />
        <ComponentsTable plan={plan} />
      </div>
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <div className="space-y-3">
          <SubHeading title="Warnings" />
          <Findings plan={plan} links={links} />
        </div>
        <div className="space-y-3">
          <SubHeading title="Assumptions" />
          <Assumptions plan={plan} links={links} />
        </div>
      </div>
      <div className="space-y-3">
        <SubHeading title="Availability" />
        <AvailabilityDetail plan={plan} />
      </div>
      <div className="space-y-3">
        <SubHeading title="Recovery" />
        <RecoveryDetail recovery={plan.recovery} />
      </div>
      {plan.capacity && (
        <div className="space-y-3">
          <SubHeading title="Capacity" />
          <CapacityTable capacity={plan.capacity} />
        </div>
      )}
    </div>
  )
}
