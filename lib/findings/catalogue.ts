import type { Finding } from '@/lib/plan-document'

export type Severity = Finding['severity']
export type FindingEntry = {
  title: string
  /** How it is usually raised; the rule says where it is raised more strongly. */
  severity: Severity
  /** The rule behind it, in a sentence, as the page of findings prints it. */
  rule: string
}

/** Every finding that can be raised, in the order in which findings of one severity are listed. Codes are permanent. */
export const CATALOGUE = {
  INFEASIBLE_AS_ASKED: {
    title: 'Cannot be had as asked',
    severity: 'blocker',
    rule: 'Raised when a hard limit excludes what was asked: every option of a decision, an option insisted on, 100% availability, five nines with under $10,000 a month or fewer than six people on call (our assumptions), recovery that waits for people who take longer to respond, a ceiling below the likely month, no loss across regions with writes faster than the round trip, or a second region where the data may only stay in one. A warning where a budget that is a target lies below the least that the workload can cost.',
  },
  NEAREST_FEASIBLE: {
    title: 'The nearest that can be had',
    severity: 'note',
    rule: 'Goes with each request that cannot be met: up to three designs that can be had, each with its likely month, what its parts are committed to, and the people on call that its target needs.',
  },
  COMPLIANCE_CONFLICT: {
    title: 'Answers that the rules forbid together',
    severity: 'blocker',
    rule: 'Raised when health data has no signed agreement with the provider (blocker), or when card, health or government rules go with no sign-in or with audit records under a year.',
  },
  RESIDENCY_VIOLATION: {
    title: 'Data outside the permitted area',
    severity: 'blocker',
    rule: 'Raised when any region of the design stands outside the area that the data must stay in: of running copies, replicas, backups, logs, audit records or keys. A warning for services without a region, such as a CDN, that hold copies of responses anywhere.',
  },
  GOVERNMENT_REGION_REQUIRED: {
    title: 'A government region is needed',
    severity: 'blocker',
    rule: 'Raised for FedRAMP at the high level, which needs a government region that this product does not plan for, and at the lower levels when a region stands outside the United States.',
  },
  OVER_BUDGET: {
    title: 'Over budget',
    severity: 'warning',
    rule: 'Raised when the likely month costs more than the budget; a blocker where the budget is a ceiling.',
  },
  DR_STRATEGY_MISMATCH: {
    title: 'Recovery is slower or loses more than asked',
    severity: 'blocker',
    rule: 'Raised when the minutes that recovery is expected to take, or the minutes of data it loses, pass what was asked for the failure that was named.',
  },
  STAFFING_GAP: {
    title: 'More work than people',
    severity: 'warning',
    rule: 'Raised when the recovery time is shorter than the people on call take to respond, or when running the design takes more hours a month than the team has.',
  },
  COMPOSITE_SLA_BELOW_ASK: {
    title: 'The commitments fall short of the target',
    severity: 'warning',
    rule: 'Raised when the published commitments of the parts on a path multiply to less than the availability asked for.',
  },
  OVERRIDE_COST: {
    title: 'What insisting costs',
    severity: 'warning',
    rule: 'Raised for each option that was insisted on and is not what the table recommends: the reasons against it, the difference in price and what is promised less. A note where an answer named a cloud or a way to release: that is a choice, and the difference is worth knowing.',
  },
  OVERRIDE_IGNORED: {
    title: 'Insisted on something unknown',
    severity: 'warning',
    rule: 'Raised when a topic or option under insistOn is none of this rule set, so that it has no effect.',
  },
  PREMATURE_KUBERNETES: {
    title: 'Premature Kubernetes',
    severity: 'warning',
    rule: 'Raised when Kubernetes is wished for and not chosen, or insisted on against the table: it takes somebody who runs infrastructure and has run Kubernetes, and one of ten services or software that runs nowhere else.',
  },
  PREMATURE_MULTI_REGION: {
    title: 'Two regions before they are needed',
    severity: 'warning',
    rule: 'Raised when the design has two regions although backups or one region would meet the availability, the recovery time and the data loss asked for.',
  },
  SINGLE_POINT_OF_FAILURE: {
    title: 'A single point of failure',
    severity: 'warning',
    rule: 'Raised when production cannot answer without a part that stands in one zone or runs as one copy.',
  },
  PUBLIC_DATABASE: {
    title: 'A store in a public network',
    severity: 'warning',
    rule: 'Raised when the network has public subnets only and records are kept in it.',
  },
  FUNCTION_LIMIT: {
    title: 'Work that outgrows a function',
    severity: 'warning',
    rule: 'Raised when functions were asked for and a limit excludes them, or when the longest work comes within a fifth of the time that the cloud gives them.',
  },
  SERVERLESS_CROSSOVER: {
    title: 'Functions against containers',
    severity: 'warning',
    rule: 'Raised when functions run and cost more than 1.2 times the smallest container fleet for the same traffic; a note where the growth expected within a year passes the point at which both cost the same.',
  },
  COLD_START: {
    title: 'The first request after quiet waits',
    severity: 'warning',
    rule: 'Raised when functions answer requests within a second or less and traffic is idle, spiky or under five requests a second, so that many requests start a new copy.',
  },
  SPOT_UNSAFE_FOR_STATE: {
    title: 'Nothing here may be interrupted',
    severity: 'warning',
    rule: 'Raised when interruptible machines are allowed and no part can use them: work that answers requests, keeps state on its machine or has no checkpoint does not survive a notice of a minute or two.',
  },
  SCOPE_REDUCTION_TOKENISATION: {
    title: 'Card data on your own servers',
    severity: 'warning',
    rule: 'Raised for the full card-data scope (SAQ D): a hosted payment page or tokens take most of it away.',
  },
  SNOWFLAKE_SERVER: {
    title: 'A machine nobody could build again',
    severity: 'warning',
    rule: 'Raised when everything runs on one machine, or when machines of today are released to by hand.',
  },
  MANUAL_DEPLOYMENT: {
    title: 'Releases that nothing checks',
    severity: 'warning',
    rule: 'Raised when releases are made by hand today, or when no kind of test is named.',
  },
  ALERT_FATIGUE: {
    title: 'Too many pages',
    severity: 'warning',
    rule: 'Raised above five paging alerts a week: a published rule of thumb asks for no more than about five a service, and for pages that always need a person.',
  },
  SECURITY_THEATER: {
    title: 'A rule without evidence',
    severity: 'warning',
    rule: 'Raised when an audited regime is named and two of scanning, tests and sign-in are missing, or one of them with an audit within three months.',
  },
  BIG_BANG_MIGRATION: {
    title: 'Moving everything at once',
    severity: 'warning',
    rule: 'Raised when the move is planned in one step and copying and checking the data does not fit the downtime allowed, or more than three services move together.',
  },
  CANARY_NO_SIGNAL: {
    title: 'Too little traffic for a canary',
    severity: 'warning',
    rule: 'Raised when a canary was asked for below 37 requests a second: a 5% share then sees too few requests in ten minutes to tell 1% of errors from 0.1% (our rule of thumb).',
  },
  QUOTA_INCREASE: {
    title: 'Ask for a higher quota',
    severity: 'warning',
    rule: 'Raised when a peak reaches four fifths of a limit that a new account has.',
  },
  START_SIMPLER: {
    title: 'Start with fewer services',
    severity: 'warning',
    rule: 'Raised when there are more services than engineers.',
  },
  MULTIPLE_FRONT_DOORS: {
    title: 'More than one way in',
    severity: 'warning',
    rule: 'Raised when a region has more than one public way in, when a CDN stands before one of them and not before another, or when two regions answer without a name that leads to the one that does.',
  },
  WHAT_TO_CUT: {
    title: 'What could go',
    severity: 'note',
    rule: 'Goes with a month over budget: the largest lines that the design could do without, and what each of them costs in quality.',
  },
  WITHIN_BUDGET: {
    title: 'Within budget',
    severity: 'note',
    rule: 'Shown when the likely month fits the budget; it says so where a busy month would not.',
  },
  NAT_OR_EGRESS_COST: {
    title: 'Traffic out is a large part of the bill',
    severity: 'note',
    rule: 'Raised when NAT gateways or data transfer out make more than a fifth of the likely month.',
  },
  COMMITMENT_DISCOUNT: {
    title: 'Cheaper for a promise to stay',
    severity: 'note',
    rule: 'Shown for steady load without credits and outside a trial, when committing to what runs all month for a year saves $10 or more; nothing of it is in the bill.',
  },
  SCHEDULED_SHUTDOWN: {
    title: 'Environments that may sleep',
    severity: 'note',
    rule: 'Shown when switching off the other environments outside working hours, 65% of the week, saves $10 a month or more on what can be stopped.',
  },
  FLIP_CONDITIONS: {
    title: 'What would change the design',
    severity: 'note',
    rule: 'Shown for decisions that shape the design and are close calls: the nearest single answer that would flip each, found by asking the tables again.',
  },
  COMPOSITE_SLA_SHOWN: {
    title: 'What the commitments multiply to',
    severity: 'note',
    rule: 'Shown for every design with a path: the product of the published commitments, which is a floor for credits and no forecast.',
  },
  WEAKEST_LINK: {
    title: 'The weakest link',
    severity: 'note',
    rule: 'Shown when one part on the path may use half of the error budget or more.',
  },
  SINGLE_GLOBAL_DEPENDENCY_BOUND: {
    title: 'Two regions share one part',
    severity: 'note',
    rule: 'Shown when two regions run and a part that both need is promised less than 100%: no number of regions lifts the path above it.',
  },
  RPO_SCOPE_ZONE_VS_REGION: {
    title: 'The data loss is for a zone',
    severity: 'note',
    rule: 'Shown when at most an hour of data may be lost and the failure named is smaller than a region, since the same words are often meant for the loss of a region.',
  },
  SYNC_REPLICATION_REQUIRED: {
    title: 'Both regions confirm each write',
    severity: 'note',
    rule: 'Shown when nothing may be lost with a region: a copy that follows, however closely, loses the last writes.',
  },
  SYNC_WRITE_LATENCY: {
    title: 'Writes wait for the other region',
    severity: 'note',
    rule: 'Shown when two regions write one database: each write waits for at least one round trip between them.',
  },
  DR_UNTESTED: {
    title: 'Recovery has to be rehearsed',
    severity: 'note',
    rule: 'Shown for every design that keeps something to recover: a backup is proven by a restore, a second region by a move.',
  },
  NO_SERVICE_MESH: {
    title: 'No service mesh',
    severity: 'note',
    rule: 'Shown from 5 to 49 services: published advice says no below about 15 and rarely below 30; what calls for one is encryption between all services by mandate, or rules on their traffic.',
  },
  CONNECTION_POOLER: {
    title: 'Database connections',
    severity: 'note',
    rule: 'Shown when functions share a pool of connections; a warning where the copies at the peak, with ten connections each (our assumption), pass what the database takes.',
  },
  CONNECTION_DRAINING: {
    title: 'Long-lived connections end at each release',
    severity: 'note',
    rule: 'Shown when clients hold connections open: releases and scaling in have to wait for them, and clients have to come back.',
  },
  PRESCALE: {
    title: 'Capacity before the burst',
    severity: 'note',
    rule: 'Shown when a burst of ten times the usual peak, or one of 500 requests a second, arrives faster than copies start.',
  },
  SPOT_OK_WITH_CHECKPOINT: {
    title: 'Interruptible machines are safe here',
    severity: 'note',
    rule: 'Shown when part of the work runs on interruptible machines, because it resumes from a checkpoint.',
  },
  RESIDENCY_DR_REGION_PROPOSED: {
    title: 'A second region inside the permitted area',
    severity: 'note',
    rule: 'Shown when data must stay in an area and the second region was left to us, or has to be one without prices here.',
  },
  PHASED_MIGRATION: {
    title: 'Move in phases',
    severity: 'note',
    rule: 'Shown for a running system that is moved and not in one step: each phase has a check and a way back.',
  },
  BURN_RATE_ALERTS: {
    title: 'Page on the error budget',
    severity: 'note',
    rule: 'Shown for production that answers requests: pages follow how fast the month’s error budget is used; below one request a second a probe has to make the traffic.',
  },
  NOT_FOR_PRODUCTION: {
    title: 'A trial, not for production',
    severity: 'note',
    rule: 'Shown when the only environment is a trial: what production needs was left out on purpose.',
  },
  ASSUMPTIONS_LISTED: {
    title: 'Answered by us',
    severity: 'note',
    rule: 'Shown when an answer was left open and a documented default took its place.',
  },
} as const satisfies Record<string, FindingEntry>

export type FindingCode = keyof typeof CATALOGUE

export const FINDING_CODES = Object.keys(CATALOGUE) as FindingCode[]

/** What a page or a panel says about a code; undefined for one that an older or newer rule set raised. */
export const findingEntry = (code: string): FindingEntry | undefined =>
  Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as FindingCode] : undefined
