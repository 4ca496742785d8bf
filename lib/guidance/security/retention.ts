import { ofKind } from '@/lib/design/model'
import { COMPUTE_KINDS } from '@/lib/guidance/kinds'
import { plural } from '@/lib/units/counts'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

/** 12 months, the last three at hand: PCI DSS 10.5.1, see clauses/pci.ts. */
const CARD_DAYS = 365
/**
 * M-21-31 asks agencies for 12 months at hand and 18 more in the archive: https://cloud.gov/docs/compliance/logging-requirements/, read
 * 2026-11-23, secondary. The baselines ask for a time in keeping with it; 90 days online is their own additional requirement.
 */
const FEDERAL_MONTHS = 30
const FEDERAL_DAYS = 913

/**
 * How long records are kept is a control of its own for each regime that sets a time: a regime that asks for more must not turn what is
 * done for another into something undone.
 */
export const retentionControls: readonly ControlRule[] = [
  {
    id: 'logging-retention-card',
    control: 'Audit records are kept for 12 months, the last three at hand',
    group: 'logging',
    duty: { owner: OWNERS.security, cadence: 'every 12 months' },
    only: ['pci'],
    tags: { pci: ['10.5.1'] },
    judge: (context) => kept(context, CARD_DAYS, 'PCI DSS wants 12 months with the last three at hand'),
  },
  {
    id: 'logging-retention-federal',
    control: 'Audit records are kept as agencies must keep them',
    group: 'logging',
    duty: { owner: OWNERS.security, cadence: 'every 12 months' },
    only: ['fedramp'],
    tags: { fedramp: ['AU-11'] },
    judge: (context) =>
      kept(
        context,
        FEDERAL_DAYS,
        `FedRAMP wants 90 days at hand and agencies ${FEDERAL_MONTHS} months in all, 12 of them at hand (M-21-31)`,
      ),
  },
  {
    id: 'logging-clocks',
    control: 'Clocks agree, so that records can be put in order',
    group: 'logging',
    duty: { owner: OWNERS.engineering, cadence: 'each new machine image' },
    only: ['pci', 'iso', 'fedramp'],
    tags: { pci: ['10.6.1'], iso: ['A.8.17'], fedramp: ['AU-8'] },
    judge: ({ design, ids }) => {
      const clocks = [...ids(...COMPUTE_KINDS), ...ids('log-store')]
      if (clocks.length === 0) return notNeeded('No machine or code of yours keeps a clock here.')
      return inDesign(clocks, cloudOf(design).clock, 'Log in UTC, and set no other time source in an image.')
    },
  },
]

function kept({ design, ids }: SecurityContext, days: number, wish: string) {
  const [trail] = ofKind(design, 'audit-trail')
  if (!trail)
    return yours(
      `Switch on an audit trail and keep it for ${plural(days, 'day')}: ${wish}.`,
      'The oldest record in it.',
    )
  if (trail.retentionDays >= days)
    return inDesign(ids('audit-trail'), `Kept for ${plural(trail.retentionDays, 'day')}; ${wish}.`)
  return yours(
    `Raise the retention from ${plural(trail.retentionDays, 'day')} to ${plural(days, 'day')}: ${wish}.`,
    'The retention that the audit trail shows, and its oldest record.',
    ids('audit-trail'),
  )
}
