import type { PlanDocument } from '@/lib/plan-document'
import { formatDate } from '@/lib/units/dates'
import { architecture } from './architecture'
import { components } from './components'
import { costEstimate } from './cost'
import { type Block, heading, paragraph, table } from './document'
import { infrastructure } from './infrastructure'
import { migrationPlan } from './migration'
import { operationalConsiderations } from './operational'
import { overview } from './overview'
import { printMarkdown } from './print-markdown'
import { titleRows } from './title'

/** A plan, or one that was shared without its cost or its code. */
export type Reportable = Omit<PlanDocument, 'cost' | 'artifacts'> & Partial<Pick<PlanDocument, 'cost' | 'artifacts'>>

/** The whole plan as one Markdown document that is of use with no application around it. */
export const report = (plan: Reportable): string => printMarkdown(reportBlocks(plan))

/** The sections in their fixed order; further headings are of level 4, so that the outline stays the same for every plan. */
export const reportBlocks = (plan: Reportable): Block[] => [
  heading(1, plan.design.name),
  table(['Design', ''], titleRows(plan)),
  paragraph(
    `Made from answers with rule set ${plan.ruleset.version} and prices of ${formatDate(plan.catalog.readOn)}. What is marked as an assumption has not been measured; references to rules such as PCI DSS point an assessor to the place and claim no certificate.`,
  ),
  heading(2, 'Overview'),
  ...overview(plan),
  heading(2, 'Architecture Diagram'),
  ...architecture(plan),
  heading(2, 'Components'),
  ...components(plan),
  heading(2, 'Infrastructure as Code'),
  ...infrastructure(plan),
  heading(2, 'Cost Estimate'),
  ...costEstimate(plan),
  heading(2, 'Operational Considerations'),
  ...operationalConsiderations(plan),
  heading(2, 'Migration Plan'),
  ...migrationPlan(plan.migration),
]
