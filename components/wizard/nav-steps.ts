import type { Step } from '@/components/ui/step-nav'
import type { Answers } from '@/lib/wizard/answers'
import { journey } from '@/lib/wizard/journey'

/** The journey as the list of steps shows it. A step begun but not finished waits like one not begun. */
export const navSteps = (id: string, answers: Answers, current: string): Step[] =>
  journey(answers).map(({ slug, label, state }) => ({
    href: `/designs/${id}/edit/${slug}`,
    label,
    state: state === 'started' ? 'not-started' : state,
    isCurrent: slug === current,
  }))
