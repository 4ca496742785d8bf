import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Artifact, KubernetesGuide } from '@/lib/plan-document'
import { withCode } from '@/lib/report/document'
import { InlineText } from '../inline-text'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'

type Step = KubernetesGuide['sizing'][number]['steps'][number]
type KubernetesSectionProps = {
  guide: KubernetesGuide
  /** Undefined where the reader is not shown the code. */
  artifacts: readonly Artifact[] | undefined
  links: DesignLinks
}

/** Whether this design should use Kubernetes, what would change that, and how it is run or left. */
export function KubernetesSection({ guide, artifacts = [], links }: KubernetesSectionProps) {
  const { isChosen, verdict, signals, flips, sizing, upgrades, keepOut, exit } = guide
  const files = artifacts.filter(({ path }) => path.startsWith('kubernetes/'))
  return (
    <div className="space-y-8">
      <div className="max-w-[68ch] space-y-2">
        <p className="text-h3">{isChosen ? 'This design uses Kubernetes.' : 'This design does not use Kubernetes.'}</p>
        <p className="text-body text-ink-2">{verdict}</p>
        <p>
          <OptionalLink href={links.section('decisions', 'd-compute')}>How compute was decided</OptionalLink>
        </p>
      </div>
      <section className="space-y-3">
        <SubHeading title="What speaks for it" />
        <DataTable caption="Signals" columns={signalColumns} rows={signals} rowKey={({ name }) => name} />
      </section>
      <section className="space-y-3">
        <SubHeading title="What would change the answer" />
        <TextList items={flips} />
      </section>
      {sizing.map(({ cluster, steps }) => (
        <section key={cluster} className="space-y-3">
          <SubHeading title={`Sizes of the cluster for ${cluster}`} />
          <DataTable caption={`Sizes for ${cluster}`} columns={sizeColumns} rows={steps} rowKey={({ name }) => name} />
        </section>
      ))}
      <section className="space-y-3">
        <SubHeading title="Upgrades">
          {isChosen ? undefined : 'What a cluster would ask of you, every year.'}
        </SubHeading>
        <ol className="list-decimal space-y-1.5 pl-5">
          {upgrades.map((step) => (
            <li key={step} className="max-w-[84ch] pl-1 first-letter:uppercase">
              <InlineText text={withCode(step)} />
            </li>
          ))}
        </ol>
      </section>
      <section className="space-y-3">
        <SubHeading title="What not to run there" />
        <DataTable
          caption="What not to run there"
          columns={keepOutColumns}
          rows={keepOut}
          rowKey={({ what }) => what}
        />
      </section>
      <section className="space-y-3">
        <SubHeading title={isChosen ? 'The way out' : 'The way in later'} />
        <TextList items={exit} />
      </section>
      {files.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="Files for the cluster" />
          <DataTable
            caption="Files for the cluster"
            columns={fileColumns(links)}
            rows={files}
            rowKey={({ path }) => path}
          />
        </section>
      )}
    </div>
  )
}

const signalColumns: readonly Column<KubernetesGuide['signals'][number]>[] = [
  { key: 'name', header: 'Signal', isRowHeader: true, cell: ({ name }) => name },
  {
    key: 'holds',
    header: 'Holds',
    cell: ({ holds }) => <Chip tone={holds ? 'ok' : 'plain'}>{holds ? 'Holds' : 'Does not hold'}</Chip>,
  },
  { key: 'says', header: 'Here', cell: ({ says }) => says },
]
const sizeColumns: readonly Column<Step>[] = [
  { key: 'name', header: 'What', isRowHeader: true, cell: ({ name }) => name },
  { key: 'value', header: 'How much', cell: ({ value }) => value },
  { key: 'how', header: 'How', cell: ({ how }) => how },
]
const keepOutColumns: readonly Column<KubernetesGuide['keepOut'][number]>[] = [
  { key: 'what', header: 'What', isRowHeader: true, cell: ({ what }) => what },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
]
const fileColumns = (links: DesignLinks): readonly Column<Artifact>[] => [
  {
    key: 'path',
    header: 'File',
    isRowHeader: true,
    className: 'wrap-anywhere font-mono text-small',
    cell: ({ path }) => <OptionalLink href={links.file(path)}>{path}</OptionalLink>,
  },
  { key: 'why', header: 'What it is', cell: ({ why }) => <InlineText text={withCode(why)} /> },
]
