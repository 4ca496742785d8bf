import type { Design, Resource } from '@/lib/design/model'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { unpricedPartners } from './nearest'
import { AREAS, list } from './words'

/** Every place where something of the design may be kept, against the area that was asked for. */
export const residency: Detector = (input) => {
  if (input.requirements.data.residency === 'any') return []
  return [...outsideRegions(input), ...withoutRegion(input)]
}

function outsideRegions({ requirements, profile, design }: FindingInput): Draft[] {
  const permitted = requirements.data.residency
  const places = [...design.regions.map(({ id }) => id), ...design.resources.flatMap((one) => placesOf(one, design))]
  const outside = [...new Set(places)].flatMap((id) => {
    const region = profile.region(id)
    return region && region.residency !== permitted ? [region] : []
  })
  const isOutside = (id: string) => outside.some((region) => region.id === id)
  const there = design.resources.filter((resource) => placesOf(resource, design).some(isOutside))
  const [instead] = profile.regionsFor(permitted, requirements.traffic.audience)
  return when(outside.length > 0, () => ({
    message: `Data must stay in ${AREAS[permitted]}, and ${list(outside.map(({ name, id }) => `${name} (${id})`))} ${outside.length === 1 ? 'is' : 'are'} outside it${there.length > 0 ? `, with ${list(shortest(there.map(({ label }) => label)))}` : ''}.`,
    remedy: instead
      ? `Choose ${instead.name} (${instead.id}), or change the answer about residency.`
      : `${profile.name} has no region on offer in that area: change the answer about residency.`,
    about: ['data.residency', ...there.map(({ id }) => id)],
  }))
}

/** Where a resource keeps something: its own region, and those that it copies to. */
function placesOf(resource: Resource, { resources }: Design): string[] {
  const own = resource.tier === 'global' || resource.region === 'global' ? [] : [resource.region]
  if (resource.kind === 'key-value-store') return [...own, ...resource.replicaRegions]
  if (resource.kind !== 'object-store' || resource.replicatesTo === null) return own
  return [...own, resources.find(({ id }) => id === resource.replicatesTo)?.region ?? resource.replicatesTo]
}

/** Names of parts, the first few of them. */
const shortest = (labels: readonly string[]): string[] =>
  labels.length <= 4 ? [...labels] : [...labels.slice(0, 3), `${labels.length - 3} more`]

/** What sees requests and responses and stands in no region. Names are no records, so DNS alone is not among them. */
const AT_THE_EDGE: readonly Resource['kind'][] = ['content-delivery', 'web-firewall', 'load-balancer']

function withoutRegion({ requirements, design }: FindingInput): Draft[] {
  const permitted = requirements.data.residency
  const anywhere = design.resources.filter(({ kind, region }) => region === 'global' && AT_THE_EDGE.includes(kind))
  const [first] = design.regions
  const keeps = anywhere.some(({ kind }) => kind === 'content-delivery')
  return when(anywhere.length > 0, () => ({
    severity: 'warning',
    message: `Data must stay in ${AREAS[permitted]}, and ${list(anywhere.map(({ label }) => label))} ${anywhere.length === 1 ? 'stands' : 'stand'} in no region: requests are answered wherever the user is${keeps ? ', and copies of responses are kept there' : ''}.`,
    remedy: `${keeps ? 'Let the CDN keep only what is the same for everybody and says nothing of a person, or do without it. ' : ''}Send the logs of ${anywhere.length === 1 ? 'it' : 'them'} and of DNS to ${first?.name ?? 'the first region'}, and restrict countries where the service can.`,
    about: ['data.residency', ...anywhere.map(({ id }) => id)],
  }))
}

export const secondRegionProposed: Detector = (input) => {
  const { requirements, design } = input
  const [first, second] = design.regions
  const permitted = requirements.data.residency
  if (permitted === 'any' || !first) return []
  if (second)
    return when(requirements.platform.regionSecond === null && isInside(input, second.id), () => ({
      message: `You left the second region to us: ${second.name} (${second.id}) is in ${AREAS[permitted]} as well, far enough from ${first.name} to fail apart.`,
      remedy:
        'Check that copies and logs may be kept there too, and name it, so that a later rule set does not choose another.',
      about: ['region-topology'],
    }))
  const partners = unpricedPartners(input)
  const wants = requirements.availability.scope === 'region'
  return when(wants && partners.length > 0, () => ({
    message: `A second region in ${AREAS[permitted]} would be ${list(partners, 'or')}; there are no prices for it here, so it is not in the plan.`,
    remedy: 'Look its prices up with the provider, and add the second region by hand.',
    about: ['region-topology'],
  }))
}

const isInside = ({ profile, requirements }: FindingInput, id: string) =>
  profile.region(id)?.residency === requirements.data.residency

export const governmentRegion: Detector = ({ requirements, design, profile }) => {
  const { regimes, fedrampLevel } = requirements.compliance
  if (!regimes.includes('fedramp')) return []
  const used = list(design.regions.map(({ name }) => name))
  if (fedrampLevel === 'high')
    return [
      {
        message: `FedRAMP High needs a government region with its own accounts; the plan stands in ${used}, which is not one.`,
        remedy:
          profile.provider === 'gcp'
            ? 'Google Cloud has no government regions; it offers controlled folders (Assured Workloads) on its ordinary regions in the United States, which are not planned here. Take the plan as a drawing, and have it built there.'
            : 'Take the plan as a drawing and have it built in the provider’s government regions, where services and prices differ.',
        about: ['region-topology'],
      },
    ]
  const outside = design.regions.filter(({ id }) => profile.region(id)?.residency !== 'us')
  return when(outside.length > 0, () => ({
    message: `FedRAMP covers regions in the United States, and the plan stands in ${list(outside.map(({ name }) => name))}.`,
    remedy: 'Answer that data stays in the United States, or choose a region there.',
    about: ['region-topology', 'data.residency'],
  }))
}
