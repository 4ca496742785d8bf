import type { ProviderProfile, ProviderRegion } from '@/lib/design/provider'
import type { Continent, Residency } from '@/lib/requirements/schema'
import { roundTripMs } from './latency'
import { awsServiceName } from './names-aws'
import { type CloudRegion, findRegion, isOffered, regionsFor, secondRegion } from './regions'
import { fitAwsMachine, fitFargateTask, LARGEST_FARGATE_TASK } from './sizes-aws'

/** AWS as the composer sees it. It holds the price catalogue's sizes, so it stays on the server. */
export const awsProfile: ProviderProfile = {
  provider: 'aws',
  name: 'AWS',
  serviceName: awsServiceName,
  fitMachine: fitAwsMachine,
  fitTask: fitFargateTask,
  largestTask: LARGEST_FARGATE_TASK,
  region: (id) => {
    const region = findRegion(id)
    return region && isOffered(region) ? forComposer(region) : undefined
  },
  regionsFor: (residency, audience) => regionsFor(residency, audience.filter(isContinent)).map(forComposer),
  secondRegion: (first: string, residency: Residency) => {
    const second = secondRegion(first, residency)
    return second && forComposer(second)
  },
  roundTripMs,
}

const CONTINENTS: Readonly<Record<Continent, true>> = {
  eu: true,
  na: true,
  sa: true,
  as: true,
  oc: true,
  me: true,
  af: true,
}

const isContinent = (text: string): text is Continent => Object.hasOwn(CONTINENTS, text)

/** A region on offer always has a jurisdiction; an empty one would satisfy no question. */
const forComposer = ({ id, name, continent, residency, zones }: CloudRegion): ProviderRegion => ({
  id,
  name,
  continent,
  residency: residency ?? '',
  zones,
})
