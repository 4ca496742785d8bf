/**
 * Azure's `unitOfMeasure` in our words: `1/Hour` and `1 Hour` → hour, `1 GB/Month` → GB-month, and `10K` → one operation, priced by ten
 * thousand. What is counted singly (`1`) is a unit.
 */
export const unitOf = (measure: string): { unit: string; per: number } => {
  const pack = /^(\d+)(K|M)?$/.exec(measure)
  if (pack) {
    const per = Number(pack[1]) * (pack[2] === undefined ? 1 : (SIZES[pack[2]] ?? 1))
    return { unit: per === 1 ? 'unit' : 'operation', per }
  }
  const worded = /^(\d+)(k|M) (\w+)$/.exec(measure)
  if (worded)
    return {
      unit: SINGULAR[worded[3] ?? ''] ?? worded[3] ?? '',
      per: Number(worded[1]) * (SIZES[worded[2] ?? ''] ?? 1),
    }
  const words = measure.replace(/^1[ /]/, '')
  return { unit: WORDS[words] ?? words, per: 1 }
}

const SIZES: Readonly<Record<string, number>> = { k: 1_000, K: 1_000, M: 1_000_000 }

const SINGULAR: Readonly<Record<string, string>> = { requests: 'request', queries: 'query' }

const WORDS: Readonly<Record<string, string>> = {
  Hour: 'hour',
  Month: 'month',
  Day: 'day',
  Minute: 'minute',
  Second: 'second',
  Rotation: 'rotation',
  'GB/Month': 'GB-month',
  'GB Second': 'GB-second',
  'GB Hour': 'GB-hour',
  'GiB Second': 'GiB-second',
  'GiB Hour': 'GiB-hour',
  'GiB/Hour': 'GiB-hour',
  'IOPS/Month': 'IOPS-month',
}
