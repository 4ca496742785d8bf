import type { ReactNode } from 'react'
import { PrintFooter } from '@/components/ui/print-footer'
import { TitleBlock } from '@/components/ui/title-block'
import type { SharedPlan } from '@/lib/plan-shared'
import { formatDate } from '@/lib/units/dates'
import { DocumentCode } from '../code/document-code'
import { CostSection } from '../cost/cost-section'
import { Decisions } from '../decisions/decisions'
import { DiagramList } from '../diagram-list'
import { type DesignLinks, documentLinks, SECTION_TITLES, type SectionName } from '../links'
import { IncidentSection } from '../run/incident-section'
import { KubernetesSection } from '../run/kubernetes-section'
import { MigrationSection } from '../run/migration-section'
import { ObservabilitySection } from '../run/observability-section'
import { PipelineSection } from '../run/pipeline-section'
import { RunbooksSection } from '../run/runbooks-section'
import { SecuritySection } from '../security/security-section'
import { titleBlock } from '../summary'
import { DocumentContents } from './document-contents'
import { DocumentOverview } from './document-overview'

export type DesignDocumentProps = {
  plan: SharedPlan
  name: string
  /** "Shared, 23 Nov 2026". */
  status: string
  revision: number
  /** The day of the revision, YYYY-MM-DD. */
  date: string
  latest: number
}

/** A design as one page to read from top to bottom, on screen and on paper. What the plan leaves out has no section. */
export function DesignDocument({ plan, name, status, revision, date, latest }: DesignDocumentProps) {
  const sections = sectionsOf(plan)
  const links = documentLinks(sections.filter((name) => name !== 'runbooks' || plan.operations.runbooks.length > 0))
  const priceDate = formatDate(plan.catalog.readOn)
  return (
    <main id="main" className="mx-auto w-full max-w-[1280px] px-4 py-8 sm:px-6 sm:py-10">
      <PrintFooter text={`${name} · revision ${revision} · prices of ${priceDate}`} />
      <header className="space-y-5">
        <div>
          <p className="font-mono text-ink-2 text-label">Infrastructure design</p>
          <h1 className="wrap-anywhere mt-1 text-display">{name}</h1>
          <p className="mt-2 text-ink-2">{status}</p>
        </div>
        <TitleBlock items={titleBlock(plan, { revision, latest })} />
      </header>
      <div className="mt-10 gap-10 lg:flex">
        <DocumentContents sections={sections} />
        <div className="min-w-0 flex-1 space-y-14">
          {sections.map((section, index) => (
            <DocumentSection key={section} name={section} number={index + 1}>
              {CONTENT[section](plan, links, date)}
            </DocumentSection>
          ))}
        </div>
      </div>
    </main>
  )
}

/** Build and Run each begin on a page of their own. */
const GROUP_STARTS: readonly SectionName[] = ['security', 'observability']

function DocumentSection({ name, number, children }: { name: SectionName; number: number; children: ReactNode }) {
  return (
    <section
      id={name}
      aria-labelledby={`${name}-title`}
      className={GROUP_STARTS.includes(name) ? 'print-group space-y-5' : 'space-y-5'}
    >
      <h2 id={`${name}-title`} className="text-h1">
        {number}. {SECTION_TITLES[name]}
      </h2>
      {children}
    </section>
  )
}

function sectionsOf({ cost, artifacts, migration, diagrams, kubernetes }: SharedPlan): SectionName[] {
  const isShown: { readonly [Name in SectionName]: boolean } = {
    overview: true,
    diagrams: diagrams.length > 0,
    decisions: true,
    cost: cost !== undefined,
    security: true,
    code: artifacts !== undefined && artifacts.length > 0,
    pipeline: true,
    kubernetes: kubernetes !== undefined,
    observability: true,
    incident: true,
    runbooks: true,
    migration: migration.applicable,
  }
  return (Object.keys(isShown) as SectionName[]).filter((name) => isShown[name])
}

const CONTENT: {
  readonly [Name in SectionName]: (plan: SharedPlan, links: DesignLinks, date: string) => ReactNode
} = {
  overview: (plan, links) => <DocumentOverview plan={plan} links={links} />,
  diagrams: ({ diagrams }) => <DiagramList diagrams={diagrams} />,
  decisions: (plan, links) => <Decisions plan={plan} links={links} />,
  cost: ({ cost, design, catalog }) => cost && <CostSection plan={{ cost, design, catalog }} />,
  security: ({ security, threatModel, artifacts }, links) => (
    <SecuritySection controls={security} threatModel={threatModel} artifacts={artifacts} links={links} />
  ),
  code: ({ artifacts }) => artifacts && <DocumentCode artifacts={artifacts} />,
  pipeline: (plan, links) => <PipelineSection plan={plan} links={links} />,
  kubernetes: ({ kubernetes, artifacts }, links) =>
    kubernetes && <KubernetesSection guide={kubernetes} artifacts={artifacts} links={links} />,
  observability: ({ observability, operations }, links) => (
    <ObservabilitySection observability={observability} operations={operations} links={links} />
  ),
  incident: ({ operations }, links, date) => <IncidentSection operations={operations} links={links} from={date} />,
  runbooks: ({ operations }, links) => <RunbooksSection operations={operations} links={links} />,
  migration: ({ migration }) => <MigrationSection migration={migration} />,
}
