import type { Pipeline } from '@/lib/plan-document'

/**
 * How much traffic a canary needs. To tell an error rate p from one that is Δ higher, at 95% confidence and 80% power, a share needs
 * about n = 16·p·(1−p)/Δ² requests, where p is the mean of the two rates: a rule of thumb for two proportions, an assumption.
 */
const USUAL_ERRORS = 0.001
const BAD_ERRORS = 0.01
export const CANARY_SHARE = 0.05
export const CANARY_MINUTES = 10

export const canaryRequests = (usual = USUAL_ERRORS, bad = BAD_ERRORS): number => {
  const mean = (usual + bad) / 2
  return Math.ceil((16 * mean * (1 - mean)) / (bad - usual) ** 2)
}

/** The arithmetic at this traffic, for whoever wants to check it. */
export const canaryNumbers = (averageRps: number): NonNullable<Pipeline['canary']> => ({
  usualErrorPercent: USUAL_ERRORS * 100,
  badErrorPercent: BAD_ERRORS * 100,
  requests: canaryRequests(),
  sharePercent: CANARY_SHARE * 100,
  stepMinutes: CANARY_MINUTES,
  neededRps: canaryRps(),
  averageRps,
  minutesHere: canaryMinutes(averageRps),
})

/** Requests a second over all users that fill the share within the time. */
export const canaryRps = (): number => Math.ceil(canaryRequests() / (CANARY_SHARE * CANARY_MINUTES * 60))

/** Minutes until a 5% share has seen enough, at this traffic. */
export const canaryMinutes = (averageRps: number): number =>
  Math.max(1, Math.ceil(canaryRequests() / (CANARY_SHARE * averageRps * 60)))
