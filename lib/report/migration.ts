import type { PlanDocument } from '@/lib/plan-document'
import { type Block, bullets, heading, numbered, paragraph } from './document'

export function migrationPlan({ applicable, because, phases }: PlanDocument['migration']): Block[] {
  if (!applicable) return [paragraph(`Not applicable, because ${because}`)]
  return [
    paragraph(because),
    ...phases.flatMap(({ name, goal, steps, check, wayBack }, index) => [
      heading(4, `Phase ${index + 1}: ${name}`),
      paragraph({ strong: 'Goal.' }, ` ${goal}`),
      numbered(steps),
      bullets([
        [{ strong: 'Check.' }, ` ${check}`],
        [{ strong: 'Way back.' }, ` ${wayBack}`],
      ]),
    ]),
  ]
}
