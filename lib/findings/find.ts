import type { Finding } from '@/lib/plan-document'
import { commitmentsBelow, committedShown, sharedPart, singlePoint, weakestLink } from './availability'
import { natOrEgress, overBudget, whatToCut, withinBudget } from './budget'
import { CATALOGUE, FINDING_CODES, type FindingCode, type Severity } from './catalogue'
import { complianceConflict, securityTheatre, tokenise } from './compliance'
import {
  coldStart,
  connectionDraining,
  crossover,
  functionLimit,
  pooler,
  prescale,
  publicDatabase,
  quotas,
  spotSafe,
  spotUnsafe,
} from './compute'
import { alertFatigue, bigBang, burnRate, canarySignal, manualDeployment, phasedMigration, snowflake } from './delivery'
import type { Detector, FindingInput } from './detector'
import { assumptionsListed, infeasible, nearest, notForProduction } from './feasibility'
import { flipConditions } from './flip'
import { frontDoors } from './front-doors'
import { overrideCost, overrideIgnored } from './override'
import { recoveryMismatch, rpoScope, syncReplication, syncWriteLatency, untested } from './recovery'
import { governmentRegion, residency, secondRegionProposed } from './residency'
import { noServiceMesh, prematureKubernetes, prematureRegions, startSimpler } from './restraint'
import { commitment, shutdown } from './savings'
import { staffingGap } from './staffing'

/** One detector a code: a new code does not compile until it has one. */
const DETECTORS: { readonly [Code in FindingCode]: Detector } = {
  INFEASIBLE_AS_ASKED: infeasible,
  NEAREST_FEASIBLE: nearest,
  COMPLIANCE_CONFLICT: complianceConflict,
  RESIDENCY_VIOLATION: residency,
  GOVERNMENT_REGION_REQUIRED: governmentRegion,
  OVER_BUDGET: overBudget,
  DR_STRATEGY_MISMATCH: recoveryMismatch,
  STAFFING_GAP: staffingGap,
  COMPOSITE_SLA_BELOW_ASK: commitmentsBelow,
  OVERRIDE_COST: overrideCost,
  OVERRIDE_IGNORED: overrideIgnored,
  PREMATURE_KUBERNETES: prematureKubernetes,
  PREMATURE_MULTI_REGION: prematureRegions,
  SINGLE_POINT_OF_FAILURE: singlePoint,
  PUBLIC_DATABASE: publicDatabase,
  FUNCTION_LIMIT: functionLimit,
  SERVERLESS_CROSSOVER: crossover,
  COLD_START: coldStart,
  SPOT_UNSAFE_FOR_STATE: spotUnsafe,
  SCOPE_REDUCTION_TOKENISATION: tokenise,
  SNOWFLAKE_SERVER: snowflake,
  MANUAL_DEPLOYMENT: manualDeployment,
  ALERT_FATIGUE: alertFatigue,
  SECURITY_THEATER: securityTheatre,
  BIG_BANG_MIGRATION: bigBang,
  CANARY_NO_SIGNAL: canarySignal,
  QUOTA_INCREASE: quotas,
  START_SIMPLER: startSimpler,
  MULTIPLE_FRONT_DOORS: frontDoors,
  WHAT_TO_CUT: whatToCut,
  WITHIN_BUDGET: withinBudget,
  NAT_OR_EGRESS_COST: natOrEgress,
  COMMITMENT_DISCOUNT: commitment,
  SCHEDULED_SHUTDOWN: shutdown,
  FLIP_CONDITIONS: flipConditions,
  COMPOSITE_SLA_SHOWN: committedShown,
  WEAKEST_LINK: weakestLink,
  SINGLE_GLOBAL_DEPENDENCY_BOUND: sharedPart,
  RPO_SCOPE_ZONE_VS_REGION: rpoScope,
  SYNC_REPLICATION_REQUIRED: syncReplication,
  SYNC_WRITE_LATENCY: syncWriteLatency,
  DR_UNTESTED: untested,
  NO_SERVICE_MESH: noServiceMesh,
  CONNECTION_POOLER: pooler,
  CONNECTION_DRAINING: connectionDraining,
  PRESCALE: prescale,
  SPOT_OK_WITH_CHECKPOINT: spotSafe,
  RESIDENCY_DR_REGION_PROPOSED: secondRegionProposed,
  PHASED_MIGRATION: phasedMigration,
  BURN_RATE_ALERTS: burnRate,
  NOT_FOR_PRODUCTION: notForProduction,
  ASSUMPTIONS_LISTED: assumptionsListed,
}

const RANK: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 }

/** All that is worth saying about a plan: blockers, warnings, notes, and within each the order of the catalogue. */
export function findAll(input: FindingInput): Finding[] {
  return FINDING_CODES.flatMap((code): Finding[] =>
    DETECTORS[code](input).map(({ message, remedy, about, severity, options }) => ({
      code,
      severity: severity ?? CATALOGUE[code].severity,
      title: CATALOGUE[code].title,
      message,
      remedy,
      about,
      ...(options ? { options } : {}),
    })),
  ).sort((a, b) => RANK[a.severity] - RANK[b.severity])
}
