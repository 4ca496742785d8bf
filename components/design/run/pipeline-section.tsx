import { type Column, DataTable } from '@/components/ui/data-table'
import type { Pipeline } from '@/lib/plan-document'
import { DeploymentStrategies } from '../decisions/published-tables'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'

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

export function PipelineSection({ pipeline, links }: { pipeline: Pipeline; links: DesignLinks }) {
  const { strategy, because, strategies, stages, environments, rollback } = pipeline
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">
        Releases reach production by{' '}
        <OptionalLink href={links.section('decisions', 'd-deployment')}>{strategy.replaceAll('-', ' ')}</OptionalLink>{' '}
        deployment. {because}
      </p>
      <DeploymentStrategies strategies={strategies} caption="Deployment strategies" />
      <section className="space-y-3">
        <SubHeading title="Stages">The quick ones first, so that most mistakes are told within minutes.</SubHeading>
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
    </div>
  )
}
