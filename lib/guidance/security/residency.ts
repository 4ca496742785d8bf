import { list } from '@/lib/guidance/words'
import type { Provider, Residency } from '@/lib/requirements/schema'
import { findRegion } from '@/lib/services/regions-by-provider'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'
import { type EmittedRegion, GLOBAL, regionsEmitted } from './regions-emitted'

const TAGS = { gdpr: ['44–46'], fedramp: ['SA-9(5)'], dora: ['30'] } as const
const RECORD = 'The record of processing with the regions in it.'

/**
 * Where things are kept, in three parts: what serves, what is copied elsewhere, and what works at the edge. Taken apart because another
 * regulation may add copies, and a copy in the wrong place must not undo what is right about the rest.
 */
export const residencyControls: readonly ControlRule[] = [
  {
    id: 'network-residency',
    control: 'Data stays where it may be',
    group: 'network',
    duty: { owner: OWNERS.dataProtection, cadence: 'every 12 months, and with each new service' },
    tags: TAGS,
    judge: (context) => {
      const places = homes(context)
      if (places.length === 0) return notNeeded('Nothing is kept in a region.')
      return judged(context, places, 'Everything that serves is kept in')
    },
  },
  {
    id: 'network-residency-copies',
    control: 'Copies, backups and logs stay where the data may be',
    group: 'network',
    duty: { owner: OWNERS.dataProtection, cadence: 'every 12 months, and after each change of the recovery plan' },
    tags: TAGS,
    judge: (context) => {
      const places = copies(context)
      if (places.length === 0)
        return notNeeded(
          'Nothing is copied to another region: backups and logs stay beside the data.',
          'The regions of this design.',
        )
      return judged(context, places, 'Copies are kept in')
    },
  },
  {
    id: 'network-residency-defaults',
    control: 'No default of a service takes backups or logs out of the region',
    group: 'network',
    duty: { owner: OWNERS.engineering, cadence: 'before the first release, and with each new store' },
    tags: TAGS,
    judge: (context) => {
      const { design, requirements } = context
      if (!isBound(context))
        return notNeeded('No place was named, and no rule that you named asks for one.', 'The answer about residency.')
      const found = DEFAULTS[design.provider].filter(({ kinds }) => context.ids(...kinds).length > 0)
      if (found.length === 0)
        return notNeeded(
          'The services of this design keep backups and logs in their own region unless told otherwise.',
          'The list of services.',
        )
      return yours(
        `${found.map(({ does }) => does).join(' ')} Set each to ${requirements.data.residency === 'any' ? 'the region of the data' : placeOf(requirements.data.residency)} before the first record.`,
        'The location of each store of backups and logs, as the service shows it.',
        found.flatMap(({ kinds }) => context.ids(...kinds)),
      )
    },
  },
  {
    id: 'network-residency-edge',
    control: 'What works at the edge keeps no personal data',
    group: 'network',
    duty: { owner: OWNERS.engineering, cadence: 'each release' },
    tags: TAGS,
    judge: (context) => {
      const places = atEdge(context)
      if (places.length === 0) return notNeeded('Nothing of this design works outside its regions.')
      if (!isBound(context))
        return notNeeded('No place was named, and no rule that you named asks for one.', 'The answer about residency.')
      return yours(
        `${list(places.map(({ resource }) => resource))} ${places.length === 1 ? 'is' : 'are'} global and no region can be set: requests end at the nearest place in the world. Mark personal pages as private so that they are not cached, limit the countries that may ask, and send access logs to ${regionWords(homeIds(context))}.`,
        'A personal page asked for twice, with an answer that says it was not cached.',
        places.map(({ resource }) => resource),
      )
    },
  },
]

/** Somebody asked where the data is: the answer about residency, or a rule with a chapter on it. */
const isBound = ({ requirements, asked }: SecurityContext) =>
  requirements.data.residency !== 'any' || asked('gdpr') || asked('fedramp') || asked('dora')

const homeIds = ({ design }: SecurityContext): string[] =>
  design.regions
    .filter(({ role }) => role === 'primary')
    .map(({ id }) => id)
    .concat(firstActive(design.regions))

/** Of regions that serve together, the first is home and the others hold copies. */
const firstActive = (regions: SecurityContext['design']['regions']): string[] => {
  if (regions.some(({ role }) => role === 'primary')) return []
  const [first] = regions
  return first ? [first.id] : []
}

const homes = (context: SecurityContext) => regional(context).filter(({ region }) => homeIds(context).includes(region))
const copies = (context: SecurityContext) =>
  regional(context).filter(({ region }) => !homeIds(context).includes(region))
const atEdge = ({ design }: SecurityContext) => regionsEmitted(design).filter(({ region }) => region === GLOBAL)
const regional = ({ design }: SecurityContext) => regionsEmitted(design).filter(({ region }) => region !== GLOBAL)

function judged(context: SecurityContext, places: EmittedRegion[], opening: string) {
  const { requirements } = context
  const { residency } = requirements.data
  const resources = [...new Set(places.map(({ resource }) => resource))]
  const where = `${opening} ${byRegion(places)}.`
  if (residency === 'any') {
    if (!isBound(context))
      return notNeeded(
        `No place was named, and no rule that you named asks for one. ${where}`,
        'The answer about residency.',
      )
    return yours(
      `No place was named. ${where} Check that your contracts and notices allow it, and that support tools and log viewers do not copy data elsewhere.`,
      RECORD,
      resources,
    )
  }
  const outside = places.filter(({ region }) => !obeys(region, residency))
  if (outside.length === 0) return inDesign(resources, `${where} Asked for: ${placeOf(residency)}; each obeys.`)
  return yours(
    `${byRegion(outside)}: outside ${placeOf(residency)}, which you asked for. Choose a region inside it before any data arrives.`,
    RECORD,
    [...new Set(outside.map(({ resource }) => resource))],
  )
}

/** Whether a region satisfies the residency asked for; one that is not known satisfies none. */
const obeys = (region: string, residency: Residency): boolean =>
  residency === 'any' || findRegion(region)?.residency === residency

/** "Europe (Ireland) (eu-west-1): audit trail, logs and what serves". */
const byRegion = (places: readonly EmittedRegion[]): string =>
  [...new Set(places.map(({ region }) => region))]
    .map((region) => `${regionWords([region])}: ${list(whatIn(places, region))}`)
    .join('; ')

const whatIn = (places: readonly EmittedRegion[], region: string) =>
  [...new Set(places.filter((place) => place.region === region).map(({ what }) => what))].sort()

const regionWords = (ids: readonly string[]): string =>
  list(ids.map((id) => (findRegion(id) ? `${findRegion(id)?.name} (${id})` : id)))

const placeOf = (residency: Residency): string => PLACES[residency]

const PLACES: Readonly<Record<Residency, string>> = {
  any: 'anywhere',
  eu: 'the European Union',
  uk: 'the United Kingdom',
  us: 'the United States',
  ca: 'Canada',
  au: 'Australia',
  in: 'India',
  jp: 'Japan',
  sg: 'Singapore',
  br: 'Brazil',
}

type Default = { kinds: Parameters<SecurityContext['ids']>; does: string }

/**
 * Services that keep something elsewhere unless told otherwise. Cloud SQL: "backups are stored in the closest multi-region location by
 * default", https://cloud.google.com/sdk/gcloud/reference/sql/backups/create; the log buckets of Cloud Logging are made in `global`, and
 * the required one cannot be moved later,
 * https://github.com/GoogleCloudPlatform/professional-services/tree/main/tools/logbucket-global-to-regional; both read 2026-11-23.
 * Azure's storage that copies to the paired region is an assumption.
 */
const DEFAULTS: { readonly [P in Provider]: readonly Default[] } = {
  aws: [],
  gcp: [
    {
      kinds: ['relational-database'],
      does: 'Cloud SQL keeps backups in the nearest multi-region unless a location is named.',
    },
    {
      kinds: ['log-store', 'audit-trail'],
      does: 'Cloud Logging makes its buckets in “global” unless the organisation names a location before the project exists; the required one cannot be moved later.',
    },
  ],
  azure: [
    {
      kinds: ['object-store', 'backup-vault'],
      does: 'Storage and backup vaults with geo-redundancy copy to the paired region, which may be in another jurisdiction.',
    },
  ],
}
