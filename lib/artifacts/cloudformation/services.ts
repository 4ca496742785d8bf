import { clusterLabel, originalOf } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf } from '../terraform/entries'
import { namePrefix } from '../terraform/names'
import { type Home, homeOf, idOf, pascal, slotOf, toSet, whereOf } from './plan'
import { call, type Value } from './value'

type Service = EntryOf<'container-service'>

/** The deployable services of a container service, counted from 0: the design knows how many, the reader their names and images. */
export const servicesOf = ({ resource }: Service): number[] =>
  Array.from({ length: Math.max(1, resource.services) }, (_, index) => index)

const namesOf = (entry: Service) =>
  servicesOf(entry).map((index) => (entry.resource.services === 1 ? entry.id : `${entry.id}-${index + 1}`))

/** A copy in another region runs the same images as what it copies, so both read the same parameters. */
const homeOfServices = (plan: Plan, entry: Service): Home | null => {
  const origin = originalOf(plan, entry)
  const isCopied = plan.entries.some(
    (other) =>
      other.id !== origin.id && other.resource.kind === 'container-service' && originalOf(plan, other).id === origin.id,
  )
  return isCopied ? null : homeOf(plan, origin)
}

function list(
  plan: Plan,
  entry: Service,
  field: string,
  description: string,
  values: readonly string[],
  isKnown: boolean,
): Value {
  const origin = originalOf(plan, entry)
  return toSet(plan, homeOfServices(plan, entry), `${pascal(origin.label)}${field}`, description, {
    type: 'CommaDelimitedList',
    example: values.join(','),
    ...(isKnown ? { fallback: values.join(',') } : {}),
    ...(field === 'Images'
      ? {
          pattern: '^[^\\s,]+(:(?!latest$)[\\w.-]+|@sha256:[0-9a-f]{64})$',
          constraint: 'Each image with a tag or digest other than latest.',
        }
      : {}),
  })
}

export const serviceNames = (plan: Plan, entry: Service): Value =>
  list(
    plan,
    entry,
    'Services',
    `Names of the services of ${originalOf(plan, entry).resource.label}, ${entry.resource.services} in all, separated by commas.`,
    namesOf(originalOf(plan, entry)),
    true,
  )

export const serviceName = (plan: Plan, entry: Service, index: number): Value =>
  call('Select', [index, serviceNames(plan, entry)])

export function imageOf(plan: Plan, entry: Service, index: number): Value {
  const origin = originalOf(plan, entry)
  const prefix = namePrefix(plan.first.slug, plan.first.environment)
  const example = namesOf(origin).map(
    (name) => `123456789012.dkr.ecr.${origin.resource.region}.amazonaws.com/${prefix}/${name}:1.0.0`,
  )
  const images = list(
    plan,
    entry,
    'Images',
    `Container images of ${origin.resource.label}, in the order of ${pascal(origin.label)}Services, separated by commas. A stack in another region is given the images of that region’s registry.`,
    example,
    false,
  )
  return call('Select', [index, images])
}

export function pathOf(plan: Plan, entry: Service, index: number): Value {
  const origin = originalOf(plan, entry)
  const paths = origin.resource.services === 1 ? ['/*'] : namesOf(origin).map((name) => `/${name}/*`)
  return call('Select', [
    index,
    list(
      plan,
      entry,
      'Paths',
      `Path that each service of ${origin.resource.label} answers, in the same order.`,
      paths,
      true,
    ),
  ])
}

/** One ECS cluster a region, shared by the services that run there. */
export const clusterId = (entry: Pick<Service, 'regionVariable'>) => idOf(clusterLabel(entry), 'EcsCluster')

export const clusterHome = (plan: Plan, entry: Service): Home => ({
  slot: slotOf(plan, entry),
  where: entriesOf(plan, 'container-service').reduce(
    (mask, other) => (other.resource.region === entry.resource.region ? mask | whereOf(other) : mask),
    0,
  ),
})

/** The id of one of the services. */
export const serviceId = (entry: Service, index: number) => `${pascal(entry.label)}${index + 1}Service`
