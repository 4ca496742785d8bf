import { practicesIn } from './artifacts/pipelines/practices'
import type { PlanDocument } from './plan-document'
import { planJson } from './plan-json'
import { decisionIndex, decisionRecords } from './report/adr'
import { costReport } from './report/cost-analysis'
import { controlsCsv, costsCsv } from './report/csv'
import { incidentReport } from './report/incident'
import { kubernetesReport } from './report/kubernetes'
import { pipelineReport } from './report/pipeline'
import { report } from './report/report'
import type { RequirementsDocument } from './requirements/schema'

type HandedOver = { plan: PlanDocument; requirements: RequirementsDocument; date: string }

/**
 * What unpacks into a repository, whoever hands it over: the code, and the documents that its README refers to. `date` (YYYY-MM-DD) is the
 * day of the decisions, from which game days are counted.
 */
export function handedOver({ plan, requirements, date }: HandedOver): { path: string; content: string }[] {
  const records = decisionRecords(plan, date)
  return [
    ...plan.artifacts,
    { path: 'docs/infrastructure.md', content: report(plan) },
    { path: 'docs/pipeline.md', content: pipelineReport(plan, practicesIn(plan.artifacts)) },
    { path: 'docs/kubernetes.md', content: kubernetesReport(plan) },
    { path: 'docs/costs.md', content: costReport(plan) },
    { path: 'docs/incidents.md', content: incidentReport(plan, date) },
    decisionIndex(plan, records),
    ...records,
    { path: 'docs/costs.csv', content: costsCsv(plan) },
    { path: 'docs/controls.csv', content: controlsCsv(plan) },
    // `devops --check docs/plan.json docs/requirements.json` compares with what was decided here.
    { path: 'docs/requirements.json', content: planJson(requirements) },
    { path: 'docs/plan.json', content: planJson(plan) },
  ]
}
