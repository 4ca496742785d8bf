import Link from 'next/link'
import { DiagramFrame } from '@/components/design/diagram-frame'
import { workspaceLinks } from '@/components/design/links'
import { Assumptions } from '@/components/design/overview/assumptions'
import { AvailabilityDetail } from '@/components/design/overview/availability'
import { CapacityTable } from '@/components/design/overview/capacity-table'
import { ComponentsTable } from '@/components/design/overview/components-table'
import { Findings } from '@/components/design/overview/findings'
import { KeyFacts } from '@/components/design/overview/key-facts'
import { NextThree } from '@/components/design/overview/next-three'
import { RecoveryDetail } from '@/components/design/overview/recovery'
import { Summary } from '@/components/design/overview/summary'
import { SubHeading } from '@/components/design/sub-heading'
import { exportLinks } from '@/components/design/workspace/export-links'
import { NextActions } from '@/components/design/workspace/next-actions'
import { loadDesign } from '../load-design'

export default async function OverviewPage({ params }: PageProps<'/designs/[id]'>) {
  const { id } = await params
  const { plan, number } = (await loadDesign(id)).revision
  const links = workspaceLinks(id)
  return (
    <section aria-labelledby="section-title" className="space-y-8">
      <h2 id="section-title" className="sr-only">
        Overview
      </h2>
      <Summary plan={plan} />
      <KeyFacts plan={plan} />
      <DiagramFrame diagrams={plan.diagrams} current="architecture" href={`/designs/${id}/diagrams`} />
      <NextThree plan={plan} links={links} />
      <div className="space-y-3">
        <SubHeading
          title="Components"
          action={
            <Link href={links.section('cost') ?? '#'} className="link">
              Cost of each line
            </Link>
          }
        />
        <ComponentsTable plan={plan} />
      </div>
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <div className="space-y-3">
          <SubHeading title="Warnings" id="warnings" />
          <Findings plan={plan} links={links} hasFold />
        </div>
        <div className="space-y-8">
          <NextActions plan={plan} links={links} exports={exportLinks(id, number)} shareHref={`/designs/${id}/share`} />
          <div className="space-y-3">
            <SubHeading title="Assumptions" id="assumptions" />
            <Assumptions plan={plan} links={links} />
          </div>
        </div>
      </div>
      <div className="space-y-3">
        <SubHeading title="Availability" id="availability" />
        <AvailabilityDetail plan={plan} />
      </div>
      <div className="space-y-3">
        <SubHeading title="Recovery" id="recovery" />
        <RecoveryDetail recovery={plan.recovery} />
      </div>
      {plan.capacity && (
        <div className="space-y-3">
          <SubHeading title="Capacity" id="capacity" />
          <CapacityTable capacity={plan.capacity} />
        </div>
      )}
    </section>
  )
}
