import { type Requirements, type RequirementsDocument, STORES, type Store } from './schema'

/** A default that took the place of an answer that was not given. */
export type Assumption = { field: string; value: unknown; because: string }

export type Completed = { requirements: Requirements; assumptions: Assumption[] }

/**
 * Fills in every field that was left open and lists what was assumed. Only assumptions that matter are listed: the size of a store
 * that nobody asked for is filled in silently. Total: any parsed document gives complete requirements.
 */
export function complete(document: RequirementsDocument): Completed {
  const assumptions: Assumption[] = []
  const { kind } = document.workload
  const w = document.workload
  const t = document.traffic ?? {}
  const av = document.availability ?? {}
  const d = document.data ?? {}
  const c = document.compliance ?? {}
  const s = document.security ?? {}
  const b = document.budget ?? {}
  const tm = document.team ?? {}
  const pf = document.platform ?? {}
  const dl = document.delivery ?? {}
  const mg = document.migration ?? {}

  /** The answer, or the default noted as an assumption where `applies`. */
  const or = <Value>(
    field: string,
    given: Value | null | undefined,
    fallback: NonNullable<Value>,
    because: string,
    applies = true,
  ): NonNullable<Value> => {
    if (given !== null && given !== undefined) return given as NonNullable<Value>
    if (applies) assumptions.push({ field, value: fallback, because })
    return fallback
  }

  const isStatic = kind === 'static'
  const hasServers = !isStatic
  const answersRequests = kind === 'web' || kind === 'api' || kind === 'ml'
  const shape = or('workload.shape', w.shape, 'monolith', 'One application is the most common start.', hasServers)
  const background = or(
    'workload.background',
    w.background,
    answersRequests ? 'short' : 'none',
    answersRequests
      ? 'Most applications send e-mail or make reports after a response.'
      : 'The work itself is the background work.',
    answersRequests,
  )
  const special = w.special ?? []
  const workload: Requirements['workload'] = {
    kind,
    shape,
    serviceCount: or(
      'workload.serviceCount',
      w.serviceCount,
      SERVICES_BY_SHAPE[shape],
      'The usual count for this shape of code.',
      shape === 'many' || shape === 'fleet',
    ),
    background,
    state: or(
      'workload.state',
      w.state,
      answersRequests && shape !== 'functions' ? 'memory' : 'stateless',
      answersRequests
        ? 'Sessions in memory are the usual case, so they are planned for.'
        : 'Work that is picked up from elsewhere keeps nothing.',
      hasServers,
    ),
    bound: or(
      'workload.bound',
      w.bound,
      kind === 'ml' ? 'gpu' : 'io',
      kind === 'ml'
        ? 'Serving a model is limited by its accelerator.'
        : 'Most software waits for databases and networks.',
      hasServers,
    ),
    packaging: or(
      'workload.packaging',
      w.packaging,
      'container',
      'A container image runs everywhere we plan for.',
      hasServers,
    ),
    special,
    cpuMsPerRequest: or(
      'workload.cpuMsPerRequest',
      w.cpuMsPerRequest,
      CPU_MS[kind],
      'Most pages and APIs take 5 to 50 ms of processor time.',
      hasServers,
    ),
    unitSeconds: or(
      'workload.unitSeconds',
      w.unitSeconds,
      longestUnit(kind, background),
      'Taken from the kind of work.',
      hasServers,
    ),
    unitMemoryMb: or(
      'workload.unitMemoryMb',
      w.unitMemoryMb,
      512,
      'Half a gigabyte holds a typical request or job.',
      hasServers,
    ),
    existing: or('workload.existing', w.existing, 'new', 'Nothing was said about a running system.'),
  }

  const averageRps = or(
    'traffic.averageRps',
    t.averageRps,
    kind === 'batch' ? 0.01 : 10,
    kind === 'batch'
      ? 'A job every hundred seconds is about 860 a day.'
      : 'Ten requests a second is about 860,000 a day.',
  )
  const pattern = or('traffic.pattern', t.pattern, 'predictable', 'Most use follows the day and the week.')
  const stores = uniqueStores(
    or('data.stores', d.stores, DEFAULT_STORES[kind], 'The usual stores for this kind of workload.'),
  )
  const has = (store: Store) => stores.includes(store)
  const residency = or('data.residency', d.residency, 'any', 'No place was named.')
  const audience = or(
    'traffic.audience',
    nonEmpty(t.audience),
    [RESIDENCY_CONTINENT[residency]],
    'Users are planned for near the home region.',
  )
  const traffic: Requirements['traffic'] = {
    averageRps,
    peakRps: Math.max(
      averageRps,
      or(
        'traffic.peakRps',
        t.peakRps,
        round(averageRps * PEAK_OVER_AVERAGE[pattern]),
        'The peak over the average that goes with this weekly pattern.',
      ),
    ),
    pattern,
    spikeFactor:
      pattern === 'spiky'
        ? or('traffic.spikeFactor', t.spikeFactor, 10, 'A campaign often brings ten times the usual traffic.')
        : null,
    audience,
    latencyMs:
      t.latencyMs === null
        ? null
        : or(
            'traffic.latencyMs',
            t.latencyMs,
            500,
            'Half a second for the farthest users is comfortable for business software.',
          ),
    writeLatencyMs: t.writeLatencyMs ?? null,
    responseKb: or(
      'traffic.responseKb',
      t.responseKb,
      RESPONSE_KB[kind],
      'The usual size of a response for this kind of workload.',
    ),
    cacheable: or(
      'traffic.cacheable',
      t.cacheable,
      isStatic ? 0.9 : 0.35,
      isStatic
        ? 'A static site is the same for everyone.'
        : 'About a third of a typical site is the same for everyone.',
    ),
    growth: or('traffic.growth', t.growth, 2, 'Twice the traffic within a year.'),
  }

  const keepsData = stores.some((store) => store !== 'cache')
  const rtoMinutes = or(
    'availability.rtoMinutes',
    av.rtoMinutes,
    240,
    'Four hours is a usual recovery time for business software.',
  )
  const scope = or(
    'availability.scope',
    av.scope,
    'zone',
    'Losing a data centre is the failure that production should survive by itself.',
  )
  const availability: Requirements['availability'] = {
    slaPercent: or('availability.slaPercent', av.slaPercent, 99.9, '43 minutes a month suits most business software.'),
    rtoMinutes,
    rpoMinutes: or(
      'availability.rpoMinutes',
      av.rpoMinutes,
      5,
      'Five minutes is what continuous backup gives.',
      keepsData,
    ),
    scope,
    regionMode:
      scope === 'region'
        ? or(
            'availability.regionMode',
            av.regionMode,
            regionModeFor(rtoMinutes),
            'The lightest mode that meets the recovery time.',
          )
        : (av.regionMode ?? null),
    contract: or('availability.contract', av.contract, 'none', 'No contract was named.', false),
    maintenance: or('availability.maintenance', av.maintenance, 'rare', 'A few planned interruptions a year.', false),
  }

  const requestsPerDay = averageRps * 86_400
  const data: Requirements['data'] = {
    stores,
    sqlEngine: or(
      'data.sqlEngine',
      d.sqlEngine,
      'postgresql',
      'PostgreSQL is the widest supported open engine.',
      has('sql'),
    ),
    sqlGb: or('data.sqlGb', d.sqlGb, 20, 'A million orders is about 5 GB.', has('sql')),
    sqlWriteSharePercent: or(
      'data.sqlWriteSharePercent',
      d.sqlWriteSharePercent,
      20,
      'One query in five changes data.',
      has('sql'),
    ),
    nosqlGb: or('data.nosqlGb', d.nosqlGb, 10, 'A small store to begin with.', has('nosql')),
    nosqlOpsPerSecond: or(
      'data.nosqlOpsPerSecond',
      d.nosqlOpsPerSecond,
      round(traffic.peakRps * 2),
      'Two operations for each request at peak.',
      has('nosql'),
    ),
    timeseriesWritesPerSecond: or(
      'data.timeseriesWritesPerSecond',
      d.timeseriesWritesPerSecond,
      1000,
      'A thousand measurements a second.',
      has('timeseries'),
    ),
    objectGb: or(
      'data.objectGb',
      d.objectGb,
      isStatic ? 5 : 100,
      isStatic ? 'A site of five gigabytes.' : 'A hundred gigabytes of files.',
      has('object'),
    ),
    objectAccess: or(
      'data.objectAccess',
      d.objectAccess,
      isStatic ? 'hot' : 'cool',
      isStatic ? 'A site is read all the time.' : 'Old files are rarely read.',
      has('object'),
    ),
    filesGb: or('data.filesGb', d.filesGb, 100, 'A hundred gigabytes shared between machines.', has('files')),
    cacheGb: or('data.cacheGb', d.cacheGb, 1, 'One gigabyte holds sessions and hot records.', has('cache')),
    queuePerDay: or(
      'data.queuePerDay',
      d.queuePerDay,
      round(requestsPerDay * 0.1),
      'One request in ten leaves a job behind.',
      has('queue'),
    ),
    streamMbPerSecond: or(
      'data.streamMbPerSecond',
      d.streamMbPerSecond,
      1,
      'One megabyte of events a second.',
      has('stream'),
    ),
    searchGb: or('data.searchGb', d.searchGb, 5, 'A five-gigabyte index.', has('search')),
    warehouseGb: or('data.warehouseGb', d.warehouseGb, 100, 'A hundred gigabytes are analysed.', has('warehouse')),
    vectorMillions: or('data.vectorMillions', d.vectorMillions, 1, 'A million vectors.', has('vector')),
    growthPercentPerMonth: or(
      'data.growthPercentPerMonth',
      d.growthPercentPerMonth,
      5,
      'Stored data grows about 5% a month.',
      keepsData,
    ),
    backupDays: or(
      'data.backupDays',
      d.backupDays,
      35,
      'Five weeks cover a mistake found at the next month-end.',
      keepsData,
    ),
    residency,
  }

  const regimes = or(
    'compliance.regimes',
    c.regimes,
    audience.includes('eu') ? ['gdpr'] : [],
    audience.includes('eu') ? 'Users in Europe bring the GDPR.' : 'No rules were named.',
  )
  const dataClasses = or(
    'security.dataClasses',
    s.dataClasses,
    isStatic ? [] : ['personal'],
    isStatic ? 'A public site holds nothing sensitive.' : 'Names and e-mail addresses are nearly always held.',
  )
  const compliance: Requirements['compliance'] = {
    regimes,
    pciScope: regimes.includes('pci')
      ? or('compliance.pciScope', c.pciScope, 'saqa', "A provider's payment page is assumed to take the cards.")
      : null,
    hipaaBaa: regimes.includes('hipaa')
      ? or('compliance.hipaaBaa', c.hipaaBaa, 'not-yet', 'No agreement was named, so it is listed as a duty.')
      : null,
    fedrampLevel: regimes.includes('fedramp')
      ? or('compliance.fedrampLevel', c.fedrampLevel, 'moderate', 'Most authorisations are at the moderate level.')
      : null,
    soc2When:
      regimes.includes('soc2') || regimes.includes('iso')
        ? or('compliance.soc2When', c.soc2When, 'none', 'No audit date was named.')
        : null,
  }
  const ownKeys = regimes.includes('pci') || regimes.includes('hipaa') || dataClasses.includes('special')
  const security: Requirements['security'] = {
    dataClasses,
    exposure: or('security.exposure', s.exposure, 'public', 'Planned as reachable from the internet.'),
    identity: or('security.identity', s.identity, 'sso', 'Single sign-on is what we plan for.', false),
    keys: or(
      'security.keys',
      s.keys,
      ownKeys ? 'cmk' : 'managed',
      ownKeys ? 'The data or the rules call for keys of your own.' : "The provider's keys are enough for this data.",
    ),
    auditDays: or('security.auditDays', s.auditDays, 365, 'A year of audit records covers the usual rules.'),
    extras: s.extras ?? [],
  }

  const ops = or('team.ops', tm.ops, 0, 'Nobody was named who runs infrastructure.')
  const requirements: Requirements = {
    schemaVersion: 1,
    name: document.name,
    workload,
    traffic,
    availability,
    data,
    compliance,
    security,
    budget: {
      currency: or('budget.currency', b.currency, 'USD', 'Prices are listed in US dollars.', false),
      monthly: b.monthly ?? null,
      hardness: or('budget.hardness', b.hardness, 'soft', 'A target, not a ceiling.', b.monthly != null),
      priority: or('budget.priority', b.priority, 'effort', 'Less work for the team breaks ties.'),
      commitment: or('budget.commitment', b.commitment, 'none', 'Nothing is committed to.', false),
      creditsUsd: b.creditsUsd ?? 0,
      creditsMonths: b.creditsMonths ?? 0,
      spot: or('budget.spot', b.spot, 'no', 'Work is not interrupted.', false),
      discounts: (b.discounts ?? []).map(({ provider, service, percent }) => ({
        ...(provider && { provider }),
        ...(service && { service }),
        percent,
      })),
    },
    team: {
      engineers: or('team.engineers', tm.engineers, Math.max(3, Math.ceil(ops)), 'A small team.'),
      ops,
      onCall: or('team.onCall', tm.onCall, 'informal', 'One or two people, best effort.'),
      experience: or('team.experience', tm.experience, [], 'No experience was named.'),
      kubernetes: or('team.kubernetes', tm.kubernetes, 'none', 'No preference.', false),
      kubernetesWhy: tm.kubernetesWhy ?? [],
      opsHours: or(
        'team.opsHours',
        tm.opsHours,
        Math.max(8, 20 * ops),
        'Twenty hours a month for each person who runs infrastructure, at least eight.',
      ),
      monitoring: or('team.monitoring', tm.monitoring, 'provider', "The provider's own tools.", false),
      paging: tm.paging ?? ['slack', 'email'],
      pagingAlerts: tm.pagingAlerts ?? null,
    },
    platform: {
      provider: or('platform.provider', pf.provider, 'auto', 'The recommender chooses.', false),
      region: pf.region ?? null,
      regionSecond: pf.regionSecond ?? null,
      iac: or('platform.iac', pf.iac, 'terraform', 'The most widely used.', false),
    },
    delivery: {
      repo: or('delivery.repo', dl.repo, 'github', 'The most widely used.', false),
      environments: withProduction(
        or(
          'delivery.environments',
          nonEmpty(dl.environments),
          isStatic ? ['production'] : ['staging', 'production'],
          isStatic
            ? 'A static site is previewed before it is published.'
            : 'A release is tried once before production.',
        ),
      ),
      cadence: or('delivery.cadence', dl.cadence, 'weekly', 'A release a week.', false),
      strategy: or('delivery.strategy', dl.strategy, 'auto', 'The recommender chooses.', false),
      approval: or('delivery.approval', dl.approval, 'one', 'One person approves production.', false),
      tests: dl.tests ?? ['unit'],
      current: or(
        'delivery.current',
        dl.current,
        workload.existing === 'new' ? 'none' : 'scripted',
        'How releases happen today was not said.',
        workload.existing !== 'new',
      ),
    },
    migration: {
      downtimeMinutes: or(
        'migration.downtimeMinutes',
        mg.downtimeMinutes,
        60,
        'An hour in a quiet night.',
        workload.existing !== 'new',
      ),
      deadline: or('migration.deadline', mg.deadline, 'none', 'No date was named.', false),
      approach: mg.approach ?? null,
      dataGb: or(
        'migration.dataGb',
        mg.dataGb,
        storedGb(data),
        'Everything that is stored moves.',
        workload.existing !== 'new',
      ),
    },
    insistOn: document.insistOn ?? {},
  }
  return { requirements, assumptions }
}

/** Gigabytes over all stores that were asked for. */
export function storedGb(data: Requirements['data']): number {
  const sizes: Partial<Record<Store, number>> = {
    sql: data.sqlGb,
    nosql: data.nosqlGb,
    object: data.objectGb,
    files: data.filesGb,
    search: data.searchGb,
    warehouse: data.warehouseGb,
  }
  return data.stores.reduce((sum, store) => sum + (sizes[store] ?? 0), 0)
}

const SERVICES_BY_SHAPE = { monolith: 1, few: 3, many: 8, fleet: 30, functions: 5 } as const
const CPU_MS = { web: 20, api: 10, static: 1, ml: 200, batch: 50, stream: 10 } as const
const RESPONSE_KB = { web: 40, api: 6, static: 250, ml: 6, batch: 1, stream: 1 } as const
const PEAK_OVER_AVERAGE = { steady: 2, predictable: 4, spiky: 4, idle: 10 } as const
const DEFAULT_STORES: Record<Requirements['workload']['kind'], Store[]> = {
  web: ['sql', 'object'],
  api: ['sql', 'object'],
  batch: ['object'],
  stream: ['stream', 'object'],
  static: [],
  ml: ['object'],
}
const RESIDENCY_CONTINENT = {
  any: 'na',
  us: 'na',
  ca: 'na',
  eu: 'eu',
  uk: 'eu',
  au: 'oc',
  in: 'as',
  jp: 'as',
  sg: 'as',
  br: 'sa',
} as const

function longestUnit(
  kind: Requirements['workload']['kind'],
  background: Requirements['workload']['background'],
): number {
  if (background === 'long') return 1800
  if (kind === 'batch') return 600
  if (background === 'short') return 60
  return 0.3
}

function regionModeFor(rtoMinutes: number): NonNullable<Requirements['availability']['regionMode']> {
  if (rtoMinutes < 5) return 'active'
  if (rtoMinutes <= 30) return 'warm'
  if (rtoMinutes < 240) return 'pilot'
  return 'backup'
}

const round = (value: number) => Number(value.toPrecision(6))
const nonEmpty = <Item>(list: readonly Item[] | null | undefined): Item[] | null =>
  list && list.length > 0 ? [...list] : null
/** Order of an answer must not change a plan, so stores take the schema's order. */
const uniqueStores = (stores: Store[]): Store[] => STORES.filter((store) => stores.includes(store))
/** Production comes first and is always there, unless the whole design is a trial. */
function withProduction(
  environments: Requirements['delivery']['environments'],
): Requirements['delivery']['environments'] {
  if (environments.includes('poc')) return ['poc']
  const order: Requirements['delivery']['environments'] = ['production', 'staging', 'development', 'preview']
  return order.filter((name) => name === 'production' || environments.includes(name))
}
