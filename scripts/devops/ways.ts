import { practicesIn } from '@/lib/artifacts/pipelines/practices'
import type { PlanDocument } from '@/lib/plan-document'
import { pickParts } from '@/lib/plan-include'
import { briefReport } from '@/lib/report/brief'
import { codeReport } from '@/lib/report/code'
import { costReport } from '@/lib/report/cost-analysis'
import { incidentReport } from '@/lib/report/incident'
import { kubernetesReport } from '@/lib/report/kubernetes'
import { pipelineReport } from '@/lib/report/pipeline'
import { report } from '@/lib/report/report'
import type { Key, Question } from '@/lib/wizard/question'
import { questions, steps } from '@/lib/wizard/steps'

/** One of the seven ways into a plan: what it prints, and what it asks where there is no file. */
export type Way = {
  markdown: (plan: PlanDocument) => string
  json: (plan: PlanDocument) => object
  questions: readonly Question[]
}

export const WAYS = ['infra', 'pipeline', 'k8s', 'terraform', 'incident', 'cost'] as const
export type WayName = 'brief' | (typeof WAYS)[number]

/** What decides most, and what there is no plan without: asked whatever the way. */
const DECIDING: readonly Key[] = [
  'name',
  'workload.kind',
  'workload.shape',
  'traffic.averageRps',
  'traffic.pattern',
  'availability.slaPercent',
  'availability.slaPercent-custom',
  'data.stores',
  'compliance.regimes',
  'budget.monthly',
  'team.engineers',
  'team.ops',
  'platform.provider',
]

/** In the order of the wizard: those of `keys`, the essential ones of the steps in `essential`, and all of those in `whole`. */
function asked(keys: readonly Key[], { essential = [], whole = [] }: { essential?: string[]; whole?: string[] } = {}) {
  const stepped = steps.flatMap(({ slug, questions: own }) => {
    if (whole.includes(slug)) return own
    return essential.includes(slug) ? own.filter(({ tier }) => tier === 'essential') : []
  })
  return questions.filter((question) => keys.includes(question.key) || stepped.includes(question))
}

const ALL = steps.map(({ slug }) => slug)

const practices = ({ artifacts }: PlanDocument) => practicesIn(artifacts)

const today = () => new Date().toISOString().slice(0, 10)

export const ways: Readonly<Record<WayName, Way>> = {
  brief: {
    markdown: briefReport,
    json: (plan) => plan,
    questions: asked(DECIDING),
  },
  infra: {
    markdown: report,
    json: (plan) => plan,
    questions: asked(DECIDING, { essential: ALL }),
  },
  pipeline: {
    markdown: (plan) => pipelineReport(plan, practices(plan)),
    json: (plan) => ({ ...pickParts(plan, ['pipeline', 'artifacts']), practices: practices(plan) }),
    questions: asked([...DECIDING, 'workload.packaging', 'workload.existing', 'migration.downtimeMinutes'], {
      whole: ['platform'],
    }),
  },
  k8s: {
    markdown: kubernetesReport,
    json: (plan) => pickParts(plan, ['decisions', 'findings', 'kubernetes']),
    questions: asked([...DECIDING, 'workload.packaging', 'workload.special'], { essential: ['workload', 'team'] }),
  },
  terraform: {
    markdown: codeReport,
    json: (plan) => pickParts(plan, ['artifacts']),
    questions: asked(DECIDING, {
      essential: ['workload', 'traffic', 'availability', 'data', 'compliance', 'platform'],
    }),
  },
  incident: {
    // Whoever prints it wants dates for the diary.
    markdown: (plan) => incidentReport(plan, today()),
    json: (plan) => pickParts(plan, ['availability', 'recovery', 'observability', 'operations']),
    questions: asked(DECIDING, { whole: ['availability', 'team'] }),
  },
  cost: {
    markdown: costReport,
    json: (plan) => pickParts(plan, ['cost']),
    questions: asked([...DECIDING, 'workload.serviceCount', 'platform.region', 'delivery.environments'], {
      essential: ['data'],
      whole: ['traffic', 'budget'],
    }),
  },
}
