import { practicesIn } from '@/lib/artifacts/pipelines/practices'
import type { PlanDocument } from '@/lib/plan-document'
import { planJson } from '@/lib/plan-json'
import { decisionRecords } from '@/lib/report/adr'
import { controlsCsv, costsCsv } from '@/lib/report/csv'
import { incidentReport } from '@/lib/report/incident'
import { pipelineReport } from '@/lib/report/pipeline'
import { report } from '@/lib/report/report'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import type { File } from './write-files'

/** What unpacks into a repository, as the app hands it over: the code, and the documents that its README refers to. `date` is YYYY-MM-DD. */
export const handedOver = (plan: PlanDocument, requirements: RequirementsDocument, date: string): File[] => [
  ...plan.artifacts,
  { path: 'docs/infrastructure.md', content: report(plan) },
  { path: 'docs/pipeline.md', content: pipelineReport(plan, practicesIn(plan.artifacts)) },
  { path: 'docs/incidents.md', content: incidentReport(plan) },
  ...decisionRecords(plan, date),
  { path: 'docs/costs.csv', content: costsCsv(plan) },
  { path: 'docs/controls.csv', content: controlsCsv(plan) },
  { path: 'docs/requirements.json', content: planJson(requirements) },
  { path: 'docs/plan.json', content: planJson(plan) },
]
