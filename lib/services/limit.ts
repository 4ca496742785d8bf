/** What stops working at a provider, or takes so long: a figure that rules and recovery times rest on, with its page. */
export type Limit = {
  value: number
  /** The other end where a range is given: a failover takes 60 to 120 seconds. */
  upTo?: number
  unit: string
  /** Can be raised on request or by configuration. */
  adjustable: boolean
  source: string
  readOn: string
  confidence: 'verified' | 'secondary' | 'assumption'
  note?: string
}

type Page = { source: string; readOn: string }
type Extras = { upTo?: number; adjustable?: boolean; note?: string; readOn?: string }

export const page = (path: string, readOn: string): Page => ({ source: `https://${path}`, readOn })

const limit =
  (confidence: Limit['confidence']) =>
  ({ source, readOn }: Page, value: number, unit: string, { adjustable = false, ...extras }: Extras = {}): Limit => ({
    value,
    unit,
    adjustable,
    source,
    readOn,
    confidence,
    ...extras,
  })

/** Read on the provider's own page. */
export const read = limit('verified')
/** Read on somebody else's page. */
export const heard = limit('secondary')
/** Known by heart: the page was not read. */
export const assumed = limit('assumption')
