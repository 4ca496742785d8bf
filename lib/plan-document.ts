import { z } from 'zod'

/**
 * plan.json, version 1: the one schema of what the recommender answers. The HTTP API, the command line, saved revisions and shared
 * links all carry exactly this document. Names are permanent: add, never rename.
 */

const Source = z.object({ url: z.string(), readOn: z.string(), confidence: z.string() })
const FactValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])
const Reason = z.object({
  rule: z.string(),
  because: z.string(),
  source: Source,
  weight: z.number(),
  saw: z.record(z.string(), FactValue),
})

export const Decision = z.object({
  topic: z.string(),
  question: z.string(),
  choice: z.string(),
  summary: z.string(),
  service: z.string(),
  rule: z.string(),
  because: z.string(),
  source: Source,
  for: z.array(Reason),
  against: z.array(Reason),
  alternatives: z.array(
    z.object({
      option: z.string(),
      summary: z.string(),
      service: z.string(),
      score: z.number(),
      for: z.array(Reason),
      against: z.array(Reason),
      excludedBy: Reason.nullable(),
      /** The likely month of all environments with it; null where it cannot be built. */
      monthlyUsd: z.number().nullable().optional(),
      /** Some part of it has no price, so that it costs more than that. */
      isAtLeast: z.boolean().optional(),
      /** With it: what the worst path somebody waits for is promised, and the hours a month to run it. */
      committedPercent: z.number().nullable().optional(),
      engineerHoursPerMonth: z.number().optional(),
    }),
  ),
  score: z.number(),
  /** By how much the choice won; null when nothing else was possible. */
  margin: z.number().nullable(),
  /** Set where the asker insisted: what the rules would have chosen. */
  recommended: z.string().nullable(),
  /** The limit in the way where nothing was possible, or where the asker insisted on what cannot be had. */
  infeasible: Reason.nullable(),
  /** How well the choice stands, by its margin and the nearest tipping point; null where it is not the tables' own. */
  confidence: z.enum(['strong', 'moderate', 'close-call']).nullable().optional(),
  /** For each answer that could flip it, the nearest value that does, nearest first. */
  tippingPoints: z
    .array(
      z.object({
        field: z.string(),
        from: z.union([z.string(), z.number()]).nullable(),
        to: z.union([z.string(), z.number()]).nullable(),
        becomes: z.string(),
      }),
    )
    .optional(),
})
export type Decision = z.infer<typeof Decision>

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['blocker', 'warning', 'note']),
  title: z.string(),
  message: z.string(),
  remedy: z.string(),
  about: z.array(z.string()),
  /** The nearest designs that can be had, best first, where what was asked cannot. */
  options: z
    .array(
      z.object({
        words: z.string(),
        monthlyUsd: z.number(),
        committedPercent: z.number().nullable(),
        /** People on call that its target needs. */
        people: z.number(),
      }),
    )
    .optional(),
})
export type Finding = z.infer<typeof Finding>

const Region = z.object({ id: z.string(), name: z.string(), role: z.enum(['primary', 'standby', 'active', 'backup']) })
const Resource = z.looseObject({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  service: z.string(),
  region: z.string(),
  zones: z.number(),
  tier: z.string(),
  because: z.string(),
  purpose: z.string(),
})
const Connection = z.object({
  from: z.string(),
  to: z.string(),
  protocol: z.string(),
  port: z.number(),
  label: z.string(),
  serial: z.boolean(),
})

export const Availability = z.object({
  objectivePercent: z.number(),
  committedPercent: z.number().nullable(),
  meetsObjective: z.boolean(),
  errorBudgetMinutesPer30Days: z.number(),
  paths: z.array(
    z.object({
      name: z.string(),
      committedPercent: z.number().nullable(),
      /** What the figure leaves in thirty days; null where there is none. */
      minutesPer30Days: z.number().nullable().optional(),
      /** False for work that nobody waits for: it is not held against the objective. */
      waits: z.boolean().optional(),
      parts: z.array(
        z.object({
          resource: z.string(),
          service: z.string(),
          percent: z.number().nullable(),
          configuration: z.string(),
          /** What is counted: time, requests, or the control plane alone. */
          scope: z.string().optional(),
          /** What the promise does not cover. */
          note: z.string().optional(),
          source: Source,
        }),
      ),
      leftOut: z.array(z.object({ resource: z.string(), percent: z.number().nullable(), because: z.string() })),
    }),
  ),
  /** The longest away first, each with the upgrade that saves most minutes for the money. */
  weakestLinks: z.array(
    z.object({
      resource: z.string(),
      minutesPer30Days: z.number(),
      upgrade: z.string().optional(),
      savesMinutes: z.number().optional(),
      addsMonthlyUsd: z.number().optional(),
    }),
  ),
  /** Changes of the answers that raise the figure, most minutes for the money first. */
  upgrades: z
    .array(
      z.object({
        upgrade: z.string(),
        resources: z.array(z.string()),
        change: z.object({
          insistOn: z.record(z.string(), z.string()),
          availability: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
        savesMinutes: z.number(),
        /** Left out, like every amount, where a link shows no cost. */
        addsMonthlyUsd: z.number().optional(),
        committedPercent: z.number(),
      }),
    )
    .optional(),
  /** What each further nine takes and costs. */
  ladder: z
    .array(
      z.object({
        percent: z.number(),
        isReached: z.boolean(),
        committedPercent: z.number().nullable(),
        zones: z.number(),
        regions: z.number(),
        database: z.string(),
        recovery: z.string(),
        monthlyUsd: z.number().nullable().optional(),
        people: z.object({ onCall: z.number(), because: z.string(), source: Source }),
        because: z.string(),
      }),
    )
    .optional(),
})
export type Availability = z.infer<typeof Availability>

const RecoveryStep = z.object({
  name: z.string(),
  minutes: z.number(),
  because: z.string(),
  source: Source.optional(),
})
export const Recovery = z.object({
  strategy: z.string(),
  scope: z.string(),
  rtoMinutes: z.object({ asked: z.number(), expected: z.number(), steps: z.array(RecoveryStep) }),
  rpoMinutes: z.object({
    asked: z.number(),
    expected: z.number(),
    because: z.string(),
    source: Source.optional(),
  }),
  meetsObjectives: z.boolean(),
  /** What a write waits for between two regions; null where none does. */
  writeLatencyMs: z.number().nullable().optional(),
  /** Data deleted or damaged: every copy has it, so only a restore to an earlier point in time helps. */
  corruption: z
    .object({
      rtoMinutes: z.object({ expected: z.number(), steps: z.array(RecoveryStep) }),
      rpoMinutes: z.object({ expected: z.number(), because: z.string(), source: Source.optional() }),
      /** How far back a restore reaches. */
      keptDays: z.number(),
    })
    .nullable()
    .optional(),
  /** All strategies, lightest first, for the failure that was named. */
  strategies: z
    .array(
      z.object({
        strategy: z.string(),
        rtoMinutes: z.number(),
        /** Null where everything would be lost. */
        rpoMinutes: z.number().nullable(),
        /** What it adds to the bill of the first region, in percent. */
        addsPercent: z.object({ low: z.number(), high: z.number() }),
        isEnough: z.boolean(),
        isCheapest: z.boolean(),
        isChosen: z.boolean(),
        because: z.string(),
      }),
    )
    .optional(),
})
export type Recovery = z.infer<typeof Recovery>

const CapacityFigure = z.object({ value: z.number(), unit: z.string() })
/** Arithmetic of what has to be carried, each line with its numbers and the limit it is held against. */
export const Capacity = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      formula: z.string(),
      inputs: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string() })),
      result: CapacityFigure,
      /** Null where nothing was found to hold it against; a limit without a source is the asker's own, or the design's. */
      limit: z
        .object({ value: z.number(), unit: z.string(), isAdjustable: z.boolean(), source: Source.nullable() })
        .nullable(),
      ok: z.boolean(),
      because: z.string(),
    }),
  ),
})
export type Capacity = z.infer<typeof Capacity>

const PriceSource = z.object({
  url: z.string(),
  readOn: z.string(),
  confidence: z.string(),
  note: z.string().nullable(),
})
const CostLine = z.object({
  resource: z.string(),
  environment: z.string(),
  group: z.string(),
  name: z.string(),
  sku: z.string(),
  quantity: z.number(),
  unit: z.string(),
  unitUsd: z.number(),
  tiers: z.array(z.object({ quantity: z.number(), unitUsd: z.number() })),
  monthlyUsd: z.number(),
  /** A discount that was negotiated, in percent of the list price; `monthlyUsd` is after it, `listMonthlyUsd` before. */
  discountPercent: z.number().optional(),
  listMonthlyUsd: z.number().optional(),
  basis: z.enum(['fixed', 'usage']),
  source: PriceSource,
})
const Strategy = z.enum(['right-sizing', 'commitment', 'spot', 'scheduling', 'storage-tiering', 'clean-up'])
const Lever = z.object({
  id: z.string(),
  strategy: Strategy,
  name: z.string(),
  /** Off the likely month of all environments: never above 0. */
  monthlyUsd: z.number(),
  /** What has to hold for the amount to be saved. */
  condition: z.string(),
  risk: z.string(),
  effort: z.string(),
  appliesTo: z.array(z.string()),
  /** `measurement`: only once figures of running machines allow it. */
  needs: z.enum(['decision', 'measurement']),
  /** Levers that change the same lines of the bill. */
  excludes: z.array(z.string()),
  source: Source,
})
const Cut = z.object({
  name: z.string(),
  monthlyUsd: z.number(),
  costs: z.string(),
  about: z.array(z.string()),
  committedPercent: z.number().nullable(),
  /** Minutes in thirty days that the commitments leave beyond today's; null where there is no figure for one of them. */
  addsMinutesPer30Days: z.number().nullable(),
  addsHoursPerMonth: z.number(),
})
export const Cost = z.object({
  monthlyUsd: z.object({ low: z.number(), expected: z.number(), high: z.number() }),
  range: z.object({
    lowFactor: z.number(),
    highFactor: z.number(),
    because: z.string(),
    /** The resources that move most between a quiet and a busy month, widest first. */
    drivers: z
      .array(z.object({ resource: z.string(), lowUsd: z.number(), expectedUsd: z.number(), highUsd: z.number() }))
      .optional(),
    /** What the likely month pays for resources that cost the same in each. */
    unmovedUsd: z.number().optional(),
  }),
  byEnvironment: z.array(z.object({ environment: z.string(), monthlyUsd: z.number() })),
  byGroup: z.array(z.object({ group: z.string(), monthlyUsd: z.number() })),
  lines: z.array(CostLine),
  unpriced: z.array(z.object({ resource: z.string(), environment: z.string(), name: z.string(), because: z.string() })),
  noCharge: z.array(z.object({ resource: z.string(), environment: z.string(), because: z.string() })),
  budget: z
    .object({
      monthlyUsd: z.number(),
      hardness: z.enum(['soft', 'hard']),
      fits: z.boolean(),
      overBy: z.number(),
      highIsOver: z.boolean(),
      /** What could go, largest saving first, where it does not fit: each planned and priced again. */
      cuts: z.array(Cut).optional(),
      /** So many times the traffic is still paid for; null where not even a tenth is, or where all of the curve is. */
      fitsUpTo: z.number().nullable().optional(),
    })
    .nullable(),
  people: z.object({ engineerHoursPerMonth: z.number(), because: z.string() }),
  /** Ways to pay less, largest saving first; the amounts of two that exclude each other do not add up. */
  levers: z.array(Lever).optional(),
  /** Strategies that save nothing here, and why. */
  notApplicable: z.array(z.object({ strategy: Strategy, because: z.string() })).optional(),
  /** The levers that need no measurement and touch no line twice, together. */
  combinedLevers: z.object({ monthlyUsd: z.number(), levers: z.array(z.string()) }).optional(),
  /** The month from a tenth to a hundred times the traffic, planned again at each point. */
  curve: z
    .array(
      z.object({
        trafficFactor: z.number(),
        averageRps: z.number(),
        expected: z.number(),
        /** A quiet and a busy month, at every second point. */
        low: z.number().optional(),
        high: z.number().optional(),
        compute: z.string(),
      }),
    )
    .optional(),
  /** Where on the curve the choice of compute changes, to two digits. */
  computeChanges: z
    .array(
      z.object({
        trafficFactor: z.number(),
        averageRps: z.number(),
        from: z.string(),
        to: z.string(),
        fromService: z.string(),
        toService: z.string(),
      }),
    )
    .optional(),
  /** What credits pay and for how long, beside the amounts and never in them; null without credits. */
  credits: z
    .object({
      usd: z.number(),
      /** The rest expires then; null where no end was named. */
      expireAfterMonths: z.number().nullable(),
      /** Months of the likely bill that they pay; null where there is nothing to pay and no end. */
      coverMonths: z.number().nullable(),
      unusedUsd: z.number(),
      thenMonthlyUsd: z.number(),
      /** At the traffic that it has grown to by then; null where that changes nothing. */
      thenGrownMonthlyUsd: z.number().nullable(),
      because: z.string(),
    })
    .nullable()
    .optional(),
  /** How the real bill is held against this one: the cloud's own tools, what to group by, and when to look. */
  review: z
    .object({
      tools: z.array(z.object({ name: z.string(), url: z.string(), use: z.string() })),
      tags: z.array(z.object({ key: z.string(), use: z.string() })),
      rhythm: z.array(
        z.object({ every: z.enum(['week', 'month', 'quarter', 'year']), look: z.string(), act: z.string() }),
      ),
    })
    .optional(),
})
export type Cost = z.infer<typeof Cost>

/** One control of the security checklist: satisfied by resources of this design, a duty of the team, or not needed and why. */
export const Control = z.object({
  id: z.string(),
  control: z.string(),
  group: z.enum(['network', 'access', 'secrets', 'encryption', 'patching', 'scanning', 'logging', 'backup']),
  frameworks: z.array(z.string()),
  status: z.enum(['in-design', 'yours', 'not-needed']),
  resources: z.array(z.string()),
  /** What the team must do, or why it is not needed. */
  you: z.string().nullable(),
  evidence: z.string(),
  /** The role that does it, where something is left to do. */
  owner: z.string().optional(),
  /** How often: "every three months". */
  cadence: z.string().optional(),
  /** What each of the frameworks asks for, and how sure its number is. */
  references: z.array(z.object({ clause: z.string(), asks: z.string(), source: Source })).optional(),
})
export type Control = z.infer<typeof Control>

/** Where trust changes hands in this design, what could be done there, and what answers it. A sketch, without a score. */
export const ThreatModel = z.object({
  boundaries: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** What stands on the outer and the inner side. */
      from: z.array(z.string()),
      to: z.array(z.string()),
      threats: z.array(
        z.object({
          kind: z.enum(['spoofing', 'tampering', 'repudiation', 'information', 'denial', 'elevation']),
          threat: z.string(),
          answer: z.string(),
          resources: z.array(z.string()),
          /** The control of the checklist that goes with it. */
          control: z.string().nullable(),
          /** What is left to do; null where the design does it. */
          you: z.string().nullable(),
        }),
      ),
    }),
  ),
  permissions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      may: z.string(),
      /** In the provider's words: actions of AWS, roles of Google Cloud and Azure. */
      grants: z.array(z.string()),
      on: z.string(),
    }),
  ),
})
export type ThreatModel = z.infer<typeof ThreatModel>

export const Observability = z.object({
  approach: z.string(),
  objectives: z.array(z.object({ name: z.string(), target: z.string(), because: z.string() })),
  alerts: z.array(
    z.object({
      name: z.string(),
      condition: z.string(),
      severity: z.enum(['page', 'ticket', 'info']),
      resource: z.string(),
      runbook: z.string(),
      notify: z.array(z.string()),
    }),
  ),
  logs: z.object({ ingestGibPerMonth: z.number(), retentionDays: z.number(), because: z.string() }),
  /** What is measured: of the machines, of the requests, of the business. */
  metrics: z
    .array(
      z.object({
        level: z.enum(['business', 'application', 'system']),
        name: z.string(),
        from: z.string(),
        answers: z.string(),
      }),
    )
    .optional(),
  /** The fields of each line of the log, and what goes in at which level. */
  logFormat: z
    .object({
      fields: z.array(z.object({ name: z.string(), holds: z.string(), because: z.string() })),
      levels: z.array(z.object({ level: z.string(), when: z.string(), inProduction: z.string() })),
      never: z.array(z.string()),
    })
    .optional(),
  traces: z
    .object({ samplePercent: z.number(), tracesPerMonth: z.number(), propagation: z.string(), because: z.string() })
    .optional(),
  /** The tool of each signal; `because` is the decision's own reason. */
  tools: z.array(z.object({ topic: z.string(), tool: z.string(), because: z.string() })).optional(),
  /** What is done as the error budget is used up. */
  budgetPolicy: z
    .object({
      budgetMinutes: z.number(),
      steps: z.array(z.object({ usedPercent: z.number(), usedMinutes: z.number(), act: z.string(), who: z.string() })),
    })
    .optional(),
  /** What the people on call can bear, against what may page them. */
  onCall: z
    .object({
      people: z.number(),
      pagesPerWeekMax: z.number(),
      pagesPerWeekToday: z.number().nullable(),
      pagingAlerts: z.number(),
      respondMinutes: z.number(),
      worstRespondMinutes: z.number(),
      budgetMinutesPer30Days: z.number(),
      /** Failures in 30 days that a person must mend, until the budget is gone with the wait alone. */
      failuresInBudget: z.number(),
      says: z.array(z.string()),
    })
    .optional(),
})
export type Observability = z.infer<typeof Observability>

export const Pipeline = z.object({
  strategy: z.string(),
  because: z.string(),
  /** The published table of strategies, with the row that was chosen marked. */
  strategies: z.array(
    z.object({
      name: z.string(),
      risk: z.string(),
      rollback: z.string(),
      complexity: z.string(),
      useWhen: z.string(),
      chosen: z.boolean(),
    }),
  ),
  stages: z.array(z.object({ name: z.string(), does: z.string(), gate: z.string() })),
  environments: z.array(z.object({ name: z.string(), strategy: z.string(), promotion: z.string() })),
  rollback: z.array(z.string()),
  /** How much a canary has to see, against the traffic here; null where nothing answers requests. */
  canary: z
    .object({
      usualErrorPercent: z.number(),
      badErrorPercent: z.number(),
      /** That the share must answer before the two can be told apart. */
      requests: z.number(),
      sharePercent: z.number(),
      stepMinutes: z.number(),
      /** Over all users, for the share to see enough within one step. */
      neededRps: z.number(),
      averageRps: z.number(),
      minutesHere: z.number(),
    })
    .nullable()
    .optional(),
})
export type Pipeline = z.infer<typeof Pipeline>

export const Runbook = z.object({
  id: z.string(),
  title: z.string(),
  symptom: z.string(),
  firstFiveMinutes: z.array(z.string()),
  diagnose: z.array(z.string()),
  fix: z.array(z.string()),
  verify: z.array(z.string()),
  alerts: z.array(z.string()),
})
export type Runbook = z.infer<typeof Runbook>

/** How an incident is led. Dates are days from the plan's own, so that a plan stays the same whenever it is read. */
export const Incident = z.object({
  severities: z.array(
    z.object({
      level: z.string(),
      means: z.string(),
      /** Until somebody works on it; null where it waits for the next working day. */
      respondMinutes: z.number().nullable(),
      newsEveryMinutes: z.number().nullable(),
      act: z.string(),
    }),
  ),
  roles: z.array(z.object({ role: z.string(), does: z.string(), who: z.string() })),
  flow: z.array(z.object({ name: z.string(), byMinute: z.number().nullable(), does: z.array(z.string()) })),
  firstFiveMinutes: z.array(z.string()),
  /** What stands in square brackets is filled in. */
  templates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      audience: z.string(),
      when: z.string(),
      subject: z.string(),
      body: z.array(z.string()),
    }),
  ),
  moves: z.array(
    z.object({
      id: z.enum(['failover', 'failback', 'restore']),
      title: z.string(),
      when: z.string(),
      steps: z.array(
        z.object({
          name: z.string(),
          does: z.string(),
          owner: z.string(),
          minutes: z.number().nullable(),
          /** What must be seen before the next step. */
          criterion: z.string(),
          /** The runbook with its commands; null where there is none. */
          runbook: z.string().nullable(),
        }),
      ),
    }),
  ),
  gameDays: z.array(
    z.object({
      afterDays: z.number(),
      title: z.string(),
      runbook: z.string(),
      resource: z.string(),
      where: z.string(),
      inject: z.string(),
      expect: z.string(),
      measure: z.string(),
      stopWhen: z.string(),
    }),
  ),
  postmortem: z.object({
    rule: z.string(),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    sections: z.array(z.object({ heading: z.string(), asks: z.array(z.string()) })),
  }),
})
export type Incident = z.infer<typeof Incident>

export const Operations = z.object({
  monitoring: z.array(z.string()),
  backups: z.array(z.object({ resource: z.string(), what: z.string(), keptDays: z.number(), restore: z.string() })),
  scalingTriggers: z.array(z.object({ resource: z.string(), trigger: z.string(), min: z.number(), max: z.number() })),
  incidentResponse: z.array(z.string()),
  runbooks: z.array(Runbook),
  incident: Incident.optional(),
})
export type Operations = z.infer<typeof Operations>

export const Migration = z.object({
  applicable: z.boolean(),
  because: z.string(),
  phases: z.array(
    z.object({
      name: z.string(),
      goal: z.string(),
      steps: z.array(z.string()),
      check: z.string(),
      wayBack: z.string(),
    }),
  ),
  /** One of the seven ways for each part of what runs today. */
  parts: z
    .array(
      z.object({
        part: z.string(),
        way: z.enum(['rehost', 'replatform', 'repurchase', 'refactor', 'relocate', 'retain', 'retire']),
        /** What it becomes; empty where it stays or goes. */
        resources: z.array(z.string()),
        because: z.string(),
      }),
    )
    .optional(),
  /** How users move, and why. */
  style: z.object({ name: z.enum(['big-bang', 'strangler', 'waves']), because: z.string() }).optional(),
  waves: z
    .array(
      z.object({
        name: z.string(),
        afterWeeks: z.number(),
        moves: z.array(z.string()),
        because: z.string(),
        goOnWhen: z.string(),
      }),
    )
    .optional(),
  /** The copy and the cut-over against the time without service that was allowed. */
  dataMove: z
    .object({
      gb: z.number(),
      megabitsPerSecond: z.number(),
      copyMinutes: z.number(),
      compareMinutes: z.number(),
      /** Without service: all of it where it fits, else only what the last changes take. */
      cutOverMinutes: z.number(),
      allowedMinutes: z.number(),
      isOnline: z.boolean(),
      fits: z.boolean(),
      /** What the line must carry for one copy within the time allowed; null where no time is. */
      megabitsNeeded: z.number().nullable(),
      because: z.string(),
    })
    .nullable()
    .optional(),
})
export type Migration = z.infer<typeof Migration>

/** Whether to use Kubernetes, and how for this design: also where it was not chosen. */
export const KubernetesGuide = z.object({
  isChosen: z.boolean(),
  verdict: z.string(),
  /** What speaks for it, and whether that holds here. */
  signals: z.array(z.object({ name: z.string(), holds: z.boolean(), says: z.string() })),
  /** What would have to change for the other answer. */
  flips: z.array(z.string()),
  /** The arithmetic, a cluster each; empty where there is none. */
  sizing: z.array(
    z.object({
      cluster: z.string(),
      steps: z.array(z.object({ name: z.string(), value: z.string(), how: z.string() })),
    }),
  ),
  upgrades: z.array(z.string()),
  keepOut: z.array(z.object({ what: z.string(), because: z.string() })),
  exit: z.array(z.string()),
})
export type KubernetesGuide = z.infer<typeof KubernetesGuide>

export const Diagram = z.object({ id: z.string(), title: z.string(), mermaid: z.string(), text: z.string() })
export type Diagram = z.infer<typeof Diagram>

export const Artifact = z.object({ path: z.string(), language: z.string(), content: z.string(), why: z.string() })
export type Artifact = z.infer<typeof Artifact>

export const PlanDocument = z.object({
  planVersion: z.literal(1),
  ruleset: z.object({ version: z.string(), hash: z.string() }),
  catalog: z.object({ readOn: z.string(), hash: z.string() }),
  /** Complete: every default filled in. */
  requirements: z.looseObject({ schemaVersion: z.literal(1), name: z.string() }),
  assumptions: z.array(z.object({ field: z.string(), value: z.unknown(), because: z.string() })),
  decisions: z.array(Decision),
  findings: z.array(Finding),
  design: z.object({
    environment: z.string(),
    provider: z.string(),
    slug: z.string(),
    name: z.string(),
    regions: z.array(Region),
    resources: z.array(Resource),
    connections: z.array(Connection),
    actors: z.array(
      z.object({ id: z.string(), label: z.string(), detail: z.string(), kind: z.enum(['people', 'system']) }),
    ),
  }),
  availability: Availability,
  recovery: Recovery,
  capacity: Capacity.optional(),
  cost: Cost,
  security: z.array(Control),
  threatModel: ThreatModel.optional(),
  observability: Observability,
  pipeline: Pipeline,
  operations: Operations,
  migration: Migration,
  kubernetes: KubernetesGuide.optional(),
  diagrams: z.array(Diagram),
  artifacts: z.array(Artifact),
})
export type PlanDocument = z.infer<typeof PlanDocument>

/** The keys that `?include=` may name; the four at the head are always answered. */
export const PLAN_PARTS = [
  'requirements',
  'assumptions',
  'decisions',
  'findings',
  'design',
  'availability',
  'recovery',
  'capacity',
  'cost',
  'security',
  'observability',
  'pipeline',
  'operations',
  'migration',
  'kubernetes',
  'threatModel',
  'diagrams',
  'artifacts',
] as const
export type PlanPart = (typeof PLAN_PARTS)[number]
