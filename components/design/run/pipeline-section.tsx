import { DiagramViewer } from '@/components/diagram/diagram-viewer'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Pipeline } from '@/lib/plan-document'
import { type CanaryRow, canaryRows } from '@/lib/report/canary'
import { stagesDiagram, stagesInWords } from '@/lib/report/pipeline-diagram'
import type { Reportable } from '@/lib/report/report'
import { DeploymentStrategies } from '../decisions/published-tables'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'
import { Measures } from './measures'
import { Practices } from './practices'

type Stage = Pipeline['stages'][number]
type Environment = Pipeline['environments'][number]

const stageColumns: readonly Column<Stage & { step: number }>[] = [
  { key: 'step', header: 'Step', cell: ({ step }) => step },
  { key: 'name', header: 'Stage', isRowHeader: true, cell: ({ name }) => name },
  { key: 'does', header: 'What it does', cell: ({ does }) => does },
  { key: 'gate', header: 'What stops it', cell: ({ gate }) => gate },
]

const environmentColumns: readonly Column<Environment>[] = [
  { key: 'name', header: 'Environment', isRowHeader: true, cell: ({ name }) => name },
  { key: 'strategy', header: 'Strategy', cell: ({ strategy }) => strategy.replaceAll('-', ' ') },
  { key: 'promotion', header: 'How a change gets there', cell: ({ promotion }) => promotion },
]

const canaryColumns: readonly Column<CanaryRow>[] = [
  { key: 'name', header: 'What', isRowHeader: true, cell: ({ name }) => name },
  { key: 'value', header: 'How much', className: 'md:whitespace-nowrap', cell: ({ value }) => value },
  { key: 'how', header: 'How', cell: ({ how }) => how },
]

export function PipelineSection({ plan, links }: { plan: Reportable; links: DesignLinks }) {
  const { strategy, because, strategies, stages, environments, rollback, canary } = plan.pipeline
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">
        Releases reach production by{' '}
        <OptionalLink href={links.section('decisions', 'd-deployment')}>{strategy.replaceAll('-', ' ')}</OptionalLink>{' '}
        deployment. {because}
      </p>
      <DeploymentStrategies strategies={strategies} caption="Deployment strategies" />
      {canary && (
        <section className="space-y-3">
          <SubHeading title="A canary in numbers" id="canary">
            How much it has to see before it says anything.
          </SubHeading>
          <DataTable
            caption="A canary in numbers"
            columns={canaryColumns}
            rows={canaryRows(canary)}
            rowKey={({ name }) => name}
          />
        </section>
      )}
      <section className="space-y-3">
        <SubHeading title="Stages">The quick ones first, so that most mistakes are told within minutes.</SubHeading>
        <DiagramViewer
          source={stagesDiagram(stages, plan.design.name)}
          title="Stages of the pipeline"
          text={stagesInWords(stages).join('\n')}
        />
        <DataTable
          caption="Stages"
          columns={stageColumns}
          rows={stages.map((stage, index) => ({ ...stage, step: index + 1 }))}
          rowKey={({ step }) => String(step)}
        />
      </section>
      <section className="space-y-3">
        <SubHeading title="Environments" />
        <DataTable
          caption="Environments"
          columns={environmentColumns}
          rows={environments}
          rowKey={({ name }) => name}
        />
      </section>
      <section className="space-y-3">
        <SubHeading title="Going back" />
        <TextList items={rollback} />
      </section>
      <Practices artifacts={plan.artifacts} links={links} />
      <Measures plan={plan} />
    </div>
  )
}
