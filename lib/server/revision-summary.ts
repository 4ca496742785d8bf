import 'server-only'
import { z } from 'zod'
import type { PlanDocument } from '@/lib/plan-document'

/** The figures of a plan that lists of designs and revisions show. */
export const RevisionSummary = z.object({
  provider: z.string(),
  region: z.string(),
  monthlyUsd: z.object({ low: z.number(), expected: z.number(), high: z.number() }),
  committedPercent: z.number().nullable(),
  blockers: z.number(),
  warnings: z.number(),
})
export type RevisionSummary = z.infer<typeof RevisionSummary>

export function summarise({ design, cost, availability, findings }: PlanDocument): RevisionSummary {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return {
    provider: design.provider,
    region: design.regions.find(({ role }) => role === 'primary')?.id ?? design.regions[0]?.id ?? '',
    monthlyUsd: cost.monthlyUsd,
    committedPercent: availability.committedPercent,
    blockers: count('blocker'),
    warnings: count('warning'),
  }
}
