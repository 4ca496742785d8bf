import type { Delivery, DeliveryEnvironment, Job } from '../../pipelines/model'
import { everyEnvironment, gateOf, suffixOf } from '../../pipelines/model'

/** Whose rights a job of the pipeline gets: a role, a service account or a managed identity each. */
export type Identity = {
  /** As the pipeline's variables end: `PLAN_STAGING`. */
  name: string
  does: 'build' | 'plan' | 'deploy'
  /** `null` where it belongs to none. */
  environment: DeliveryEnvironment | null
  /** Where the jobs run that ask for it. */
  places: readonly Place[]
  /** The longest of those jobs. */
  minutes: number
}

/** What a token says of its job: the environment that it names, and whether it runs on main or on any branch that asks for a change. */
export type Place = { gate: string | null; on: 'main' | 'change' }

export function identitiesOf(delivery: Delivery, jobs: readonly Job[]): Identity[] {
  const names = [...new Set(jobs.flatMap(({ identity }) => identity ?? []))]
  return names.map((name) => {
    const own = jobs.filter(({ identity }) => identity === name)
    const does = doneBy(name)
    const suffix = name.replace(/^PLAN_/, '')
    return {
      name,
      does,
      environment: everyEnvironment(delivery).find((environment) => suffixOf(environment.name) === suffix) ?? null,
      places: uniquePlaces(own),
      minutes: Math.max(...own.map(({ minutes }) => minutes)),
    }
  })
}

function doneBy(name: string): Identity['does'] {
  if (name === 'BUILD') return 'build'
  return name.startsWith('PLAN_') ? 'plan' : 'deploy'
}

function uniquePlaces(jobs: readonly Job[]): Place[] {
  const places = jobs.flatMap((job) =>
    job.on.map(
      (trigger): Place => ({
        gate: job.environment ? gateOf(job, job.environment) : null,
        on: trigger === 'change' ? 'change' : 'main',
      }),
    ),
  )
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()]
}
