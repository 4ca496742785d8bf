/**
 * What a provider commits to in a service level agreement, for one service in one configuration. A `percent` of null means that the
 * vendor promises nothing, or that no promise was found; it is not 0 and not 100. Our own wording; the source carries the terms.
 */
export type Sla = {
  percent: number | null
  /** The configuration the promise is for. */
  configuration: string
  /** What is counted: time, requests, or the control plane alone. */
  scope: 'uptime' | 'requests' | 'control-plane' | 'none'
  source: string
  readOn: string
  /** verified: the vendor's own text; secondary: somebody's copy of it; assumption: not read. */
  confidence: 'verified' | 'secondary' | 'assumption'
  note: string
}
