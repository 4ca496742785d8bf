import type { Design, Resource } from '@/lib/design/model'
import { type Detector, when } from './detector'
import { list } from './words'

const labels = (doors: readonly Resource[]) => list(doors.map(({ label }) => label))

/** More than one way in: each has its own certificate, limits, logs and rules, and the one that is forgotten is the one attacked. */
export const frontDoors: Detector = ({ design }) => {
  const doors = design.resources.filter((resource) => isDoor(resource))
  const serving = design.regions.filter(({ role }) => role !== 'backup')
  const byRegion = serving.map(({ id, name }) => ({ name, doors: doors.filter(({ region }) => region === id) }))
  return [
    ...byRegion.flatMap(({ name, doors: there }) =>
      when(there.length > 1, () => ({
        message: `${name} has ${there.length} ways in: ${labels(there)}. Each needs its own certificate, limits, logs and firewall rules.`,
        remedy: 'Let all requests come through one of them, and close the others to the internet.',
        about: ['load-balancing', ...there.map(({ id }) => id)],
      })),
    ),
    ...pastTheEdge(design, doors),
    ...withoutOneName(design, byRegion),
  ]
}

const isDoor = (resource: Resource): boolean =>
  resource.kind === 'api-gateway' || (resource.kind === 'load-balancer' && resource.isPublic)

/** A CDN that stands before some doors and not before others can be walked around. */
function pastTheEdge({ resources, connections }: Design, doors: readonly Resource[]) {
  const cdn = resources.find(({ kind }) => kind === 'content-delivery')
  const open = doors.filter(({ id }) => !connections.some(({ from, to }) => from === cdn?.id && to === id))
  return when(cdn !== undefined && open.length > 0, () => ({
    message: `${cdn?.label ?? ''} stands in front of the workload, and ${labels(open)} can be reached without it: what it caches and stops is not cached and stopped there.`,
    remedy: 'Put it in front of every way in, and let them accept requests from it only.',
    about: ['cdn', ...open.map(({ id }) => id)],
  }))
}

/** Two regions that answer under no common name leave it to each client to know of the second. */
function withoutOneName({ resources }: Design, byRegion: readonly { name: string; doors: readonly Resource[] }[]) {
  const open = byRegion.filter(({ doors }) => doors.length > 0)
  const name = resources.find((resource) => resource.kind === 'dns-zone')
  const moves = name?.routing === 'failover' || name?.routing === 'latency-routed'
  return when(open.length > 1 && !moves, () => ({
    message: `${list(open.map((region) => region.name))} each have a way in of their own, and no name leads to the one that answers: DNS is ${name === undefined ? 'missing' : name.routing.replaceAll('-', ' ')}.`,
    remedy: 'Choose DNS that fails over, or that leads by latency, so that users keep one name.',
    about: ['dns', 'region-topology', ...open.flatMap(({ doors }) => doors.map(({ id }) => id))],
  }))
}
