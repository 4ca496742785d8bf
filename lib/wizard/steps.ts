import type { Key, Question } from './question'
import { availabilityQuestions } from './questions/availability'
import { budgetQuestions } from './questions/budget'
import { complianceQuestions } from './questions/compliance'
import { dataQuestions } from './questions/data'
import { platformQuestions } from './questions/platform'
import { teamQuestions } from './questions/team'
import { trafficQuestions } from './questions/traffic'
import { workloadQuestions } from './questions/workload'

/** A page of the wizard; its slug is the last part of the address. */
export type Step = {
  readonly slug: string
  /** In lists of steps. */
  readonly label: string
  readonly title: string
  readonly intro: string
  readonly questions: readonly Question[]
}

export const steps: readonly Step[] = [
  {
    slug: 'workload',
    label: 'Workload',
    title: 'Workload',
    intro: 'Tell us what the software does. This decides how it should run.',
    questions: workloadQuestions,
  },
  {
    slug: 'traffic',
    label: 'Traffic',
    title: 'Traffic',
    intro: 'How busy is it, and when? Rough numbers are fine: we show what changes if you are wrong.',
    questions: trafficQuestions,
  },
  {
    slug: 'availability',
    label: 'Availability',
    title: 'Availability',
    intro: 'How much failure can the business absorb? Each extra nine costs more than the last.',
    questions: availabilityQuestions,
  },
  {
    slug: 'data',
    label: 'Data',
    title: 'Data',
    intro: 'What you store, how much, and how hard it works.',
    questions: dataQuestions,
  },
  {
    slug: 'compliance',
    label: 'Compliance',
    title: 'Compliance and security',
    intro:
      'The rules you must meet and the data you must protect. We turn these into controls and evidence, not badges.',
    questions: complianceQuestions,
  },
  {
    slug: 'budget',
    label: 'Budget',
    title: 'Budget',
    intro: 'What it may cost. We never inflate a design to fill a budget.',
    questions: budgetQuestions,
  },
  {
    slug: 'team',
    label: 'Team',
    title: 'Team and operations',
    intro: 'Who will run this at 3 in the morning. The best design is one your team can operate.',
    questions: teamQuestions,
  },
  {
    slug: 'platform',
    label: 'Platform',
    title: 'Platform and delivery',
    intro: 'Where it runs and how changes reach it.',
    questions: platformQuestions,
  },
  {
    slug: 'review',
    label: 'Review',
    title: 'Check your answers',
    intro: '',
    questions: [],
  },
]

export const findStep = (slug: string): Step | undefined => steps.find((step) => step.slug === slug)

export const questions: readonly Question[] = steps.flatMap((step) => step.questions)

const byKey = new Map<string, Question>(questions.map((question) => [question.key, question]))

export const findQuestion = (key: Key): Question | undefined => byKey.get(key)

/** The step, counted from 1, that asks for a field: "Depends on Data (step 4)". */
export const stepOf = (key: Key): { step: Step; number: number } | undefined => {
  const index = steps.findIndex((step) => step.questions.some((question) => question.key === key))
  const step = steps[index]
  return step && { step, number: index + 1 }
}
