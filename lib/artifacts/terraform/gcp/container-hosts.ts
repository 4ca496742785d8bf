import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import { conditionOf, implies } from '../expressions'
import { code, type Value } from '../hcl'
import { servicesOf } from './services'

type Service = EntryOf<'container-service'>
type Group = EntryOf<'machine-group'>

/** Services whose containers stand on the machines of a group: each machine runs one of each. */
export const containersOn = (plan: Plan, group: Group): Service[] =>
  entriesOf(plan, 'container-service').filter(({ resource: { runsOn } }) => runsOn === group.id)

export const hostOf = (plan: Plan, { resource: { runsOn } }: Service): Group | undefined =>
  runsOn === null
    ? undefined
    : findEntries(plan, runsOn).find((entry): entry is Group => isKind(entry, 'machine-group'))

/** Containers of one machine share its address, so each answers on a port of its own, counted from the design's. */
export function containerPorts(plan: Plan, id: string): Value | null {
  const service = entriesOf(plan, 'container-service').find((entry) => entry.id === id)
  if (!service || !hostOf(plan, service) || service.resource.role !== 'web') return null
  return code(
    `[for number in range(length(var.${servicesOf(plan, service).variable})) : tostring(${service.resource.port} + number)]`,
  )
}

/** `{ web-1 = 8080, web-2 = 8081 }` as an expression. */
export const portByService = (plan: Plan, service: Service): string => {
  const { variable } = servicesOf(plan, service)
  return `{ for number, name in sort(keys(var.${variable})) : name => ${service.resource.port} + number }`
}

/** What another entry adds to a group's machines, empty where an environment has the machines and not the service. */
export const whereAlso = (group: Group, service: Service, map: string): string => {
  const condition = implies(group, service) ? null : conditionOf(service)
  return condition ? `{ for name, value in ${map} : name => value if ${condition} }` : map
}

/** The entry whose service account a program acts as: containers on machines act as their machine. */
export const actorOf = (plan: Plan, entry: Entry): Entry =>
  (entry.resource.kind === 'container-service' && hostOf(plan, { ...entry, resource: entry.resource })) || entry
