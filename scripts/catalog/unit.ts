/** `1M requests` → one request, priced by the million. */
export const unitOf = (text: string): { unit: string; per: number } => {
  const match = /^(\d+)([kMB]?)(?:\s+(.+))?$/.exec(text)
  if (!match) return { unit: text, per: 1 }
  const [, digits = '1', size = '', words = 'notifications'] = match
  return { unit: SINGULAR[words] ?? words, per: Number(digits) * (SIZES[size] ?? 1) }
}

const SIZES: Record<string, number> = { '': 1, k: 1_000, M: 1_000_000, B: 1_000_000_000 }

const SINGULAR: Record<string, string> = {
  requests: 'request',
  queries: 'query',
  calls: 'call',
  interactions: 'interaction',
  events: 'event',
  messages: 'message',
  msgs: 'message',
  minutes: 'minute',
  invocations: 'invocation',
  transitions: 'transition',
  traces: 'trace',
  samples: 'sample',
  lines: 'line',
  units: 'payload unit',
  notifications: 'notification',
  'read units': 'stream read unit',
  'objects-month': 'object-month',
  RRU: 'read request unit',
  WRU: 'write request unit',
  ECPU: 'ECPU',
  ops: 'operation',
  operations: 'operation',
  steps: 'step',
  docs: 'document',
}
