import type { CostLine } from '@/lib/cost/types'
import { type Design, ofKind, type Resource } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'
import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatShare } from '@/lib/units/percent'
import { type Detector, type FindingInput, when } from './detector'
import { inSentence, list } from './words'

export const overBudget: Detector = (input) => {
  const { budget, monthlyUsd } = input.cost
  if (budget === null || budget.fits) return []
  const [cut] = cutsOf(input)
  return [
    {
      severity: budget.hardness === 'hard' ? 'blocker' : 'warning',
      message: `The likely month costs ${formatUsd(monthlyUsd.expected)}: ${formatUsd(budget.overBy)} above your ${budget.hardness === 'hard' ? 'ceiling' : 'target'} of ${formatUsd(budget.monthlyUsd)}.`,
      remedy: cut
        ? `The largest saving is ${cut.name}, ${formatUsd(cut.monthlyUsd)} a month: ${cut.costs}.`
        : 'Nothing in the design can go as asked: ask for less, or raise the budget.',
      about: ['budget', ...(cut ? cut.about : [])],
    },
  ]
}

export const withinBudget: Detector = ({ cost: { budget, monthlyUsd } }) => {
  if (budget === null || !budget.fits) return []
  const used = budget.monthlyUsd > 0 ? monthlyUsd.expected / budget.monthlyUsd : 1
  const within = `The likely month costs ${formatUsd(monthlyUsd.expected)}, ${formatShare(used)} of your ${formatUsd(budget.monthlyUsd)}.`
  return [
    {
      message: budget.highIsOver
        ? `${within} A busy month could reach ${formatUsd(monthlyUsd.high)}, which is above it.`
        : within,
      remedy: `Set a billing alert at ${formatUsd(budget.monthlyUsd * 0.8)}, four fifths of the budget.`,
      about: ['budget'],
    },
  ]
}

export const whatToCut: Detector = (input) => {
  const { budget } = input.cost
  if (budget === null || budget.fits) return []
  const cuts = cutsOf(input).slice(0, 3)
  const saved = sumUsd(cuts.map(({ monthlyUsd }) => monthlyUsd))
  return when(cuts.length > 0, () => ({
    message: `Could go, largest first: ${cuts.map(({ name, monthlyUsd, costs }) => `${name} (${formatUsd(monthlyUsd)}: ${costs})`).join('; ')}.`,
    remedy:
      saved >= budget.overBy
        ? `Together they save at most ${formatUsd(saved)}, which covers the ${formatUsd(budget.overBy)} too much.`
        : `Together they save at most ${formatUsd(saved)} of the ${formatUsd(budget.overBy)} too much; the rest is traffic, data or a lower target.`,
    about: cuts.flatMap(({ about }) => about),
  }))
}

type Cut = { name: string; monthlyUsd: number; costs: string; about: string[] }

/** Parts that the design could do without, largest first, with what each would cost in quality. */
function cutsOf({ cost, design, requirements }: FindingInput): Cut[] {
  const production = cost.lines.filter(({ environment }) => environment === design.environment)
  const environments = cost.byEnvironment
    .filter(({ environment }) => environment !== design.environment)
    .map(({ environment, monthlyUsd }) => ({
      name: `the ${environment} environment`,
      monthlyUsd,
      costs: 'a release is tried for the first time in production',
      about: ['environments'],
    }))
  const parts = design.resources.flatMap((resource): Cut[] => {
    const cut = partialCut(resource, production, requirements)
    return cut ? [{ ...cut, about: [resource.id] }] : []
  })
  return [...environments, ...secondRegion(design, production), ...parts]
    .filter(({ monthlyUsd }) => monthlyUsd >= 1)
    .sort((a, b) => b.monthlyUsd - a.monthlyUsd)
}

const sumOf = (lines: readonly CostLine[], keep: (line: CostLine) => boolean) =>
  sumUsd(lines.filter(keep).map(({ monthlyUsd }) => monthlyUsd))

function secondRegion({ regions, resources }: Design, lines: readonly CostLine[]): Cut[] {
  const [, second] = regions
  if (!second) return []
  const there = resources.filter(({ region }) => region === second.id).map(({ id }) => id)
  return [
    {
      name: `everything in ${second.name}`,
      monthlyUsd: sumOf(lines, ({ resource }) => there.includes(resource)),
      costs: 'the loss of a region is waited for, and what was not copied is gone',
      about: there,
    },
  ]
}

/** What one resource could give up; nothing where it is what was asked for. */
function partialCut(
  resource: Resource,
  lines: readonly CostLine[],
  { compliance, data }: Requirements,
): Omit<Cut, 'about'> | null {
  if (resource.id.endsWith('-standby')) return null
  const own = (keep: (line: CostLine) => boolean = () => true) =>
    sumOf(lines, (line) => line.resource === resource.id && keep(line))
  const asked = (store: Requirements['data']['stores'][number]) => data.stores.includes(store)
  switch (resource.kind) {
    case 'relational-database':
      return resource.multiZone && resource.class === 'standard'
        ? {
            name: 'the database standby',
            monthlyUsd: own(({ basis }) => basis === 'fixed') / 2,
            costs: 'losing a data centre means restoring from a backup',
          }
        : null
    case 'nat-gateway':
      return resource.count > 1
        ? {
            name: 'NAT gateways beyond the first',
            monthlyUsd: (own(({ basis }) => basis === 'fixed') * (resource.count - 1)) / resource.count,
            costs: 'losing its zone cuts every zone off from outside',
          }
        : null
    case 'cache':
      return asked('cache')
        ? null
        : {
            name: 'the cache',
            monthlyUsd: own(),
            costs: 'the database answers repeated reads, and sessions need a home',
          }
    case 'search-engine':
      return {
        name: `the ${inSentence(resource.label)}`,
        monthlyUsd: own(),
        costs: 'searches run in the database, slower',
      }
    case 'data-warehouse':
      return { name: 'the data warehouse', monthlyUsd: own(), costs: 'reports run on the database at night' }
    case 'web-firewall':
      return compliance.regimes.some((regime) => regime === 'pci' || regime === 'fedramp' || regime === 'dora')
        ? null
        : { name: 'the web firewall', monthlyUsd: own(), costs: 'common attacks and floods reach the code' }
    case 'log-store':
      return {
        name: 'half of the logs',
        monthlyUsd: own() / 2,
        costs: 'every second request without an error is not logged',
      }
    default:
      return null
  }
}

const LARGE_SHARE = 0.2
/** What the three clouds call data that leaves, and gateways that let private machines out. */
const OUT_SKUS = ['data-transfer/', '/internet-out', '/bandwidth/', '/egress-gib', 'data-transfer-out'] as const
const NAT_SKUS = ['nat-gateway/', 'cloud-nat/'] as const
const has = (parts: readonly string[], sku: string) => parts.some((part) => sku.includes(part))

export const natOrEgress: Detector = ({ cost, design }) => {
  const out = cost.lines.filter(({ sku }) => has([...OUT_SKUS, ...NAT_SKUS], sku))
  const outUsd = sumOf(out, () => true)
  const share = cost.monthlyUsd.expected > 0 ? outUsd / cost.monthlyUsd.expected : 0
  const natUsd = sumOf(out, ({ sku }) => has(NAT_SKUS, sku))
  const isNat = natUsd > outUsd / 2
  const gateways = ofKind(design, 'nat-gateway').reduce((sum, { count }) => sum + count, 0)
  const hasCdn = design.resources.some(({ kind }) => kind === 'content-delivery')
  const instead = hasCdn ? 'smaller or longer cached responses' : 'a CDN, compression, or smaller responses'
  return when(share > LARGE_SHARE, () => ({
    message: `Traffic out makes ${formatShare(share)} of the likely month: ${list([...(natUsd > 0 ? [`${formatUsd(natUsd)} for NAT gateways`] : []), ...(outUsd > natUsd ? [`${formatUsd(outUsd - natUsd)} for data transfer`] : [])])}.`,
    remedy: isNat
      ? `Private endpoints for the services that are called most take their traffic off the gateway${gateways > 1 ? '; one gateway instead of one a zone leaves a share of its fixed price' : ''}.`
      : `What helps: ${instead}.`,
    about: [...new Set(out.map(({ resource }) => resource))],
  }))
}
