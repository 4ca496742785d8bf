import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { azurePipelines } from './azure-devops'
import { bitbucketPipelines } from './bitbucket'
import { githubWorkflows } from './github'
import { gitlabPipelines } from './gitlab'
import { jobsOf } from './jobs'
import { type Delivery, deliveryOf, type Job } from './model'
import { pipelineReadme } from './readme'
import { audit, build, signing } from './scripts/build'
import { deploy } from './scripts/deploy'
import { infrastructure } from './scripts/infrastructure'
import { settings } from './scripts/settings'
import { signIn } from './scripts/sign-in'
import { alarms, promote, record, rollback, smoke, tests, watch } from './scripts/verify'

/** The pipeline of a design for the build system that the team uses: its own file, and the scripts that the jobs call. */
export function writePipelines(input: ArtifactInput): Artifact[] {
  const delivery = deliveryOf(input)
  if (!delivery) return []
  const jobs = jobsOf(delivery)
  return [
    ...PRINTERS[delivery.repo](delivery, jobs),
    ...(delivery.parts.length > 0 ? scripts(delivery) : []),
    infrastructure(delivery),
    ...signIn(delivery),
    pipelineReadme(delivery, jobs),
  ]
}

const PRINTERS: Record<Delivery['repo'], (delivery: Delivery, jobs: readonly Job[]) => Artifact[]> = {
  github: githubWorkflows,
  gitlab: gitlabPipelines,
  bitbucket: bitbucketPipelines,
  'azure-devops': azurePipelines,
  // Any other runner calls the scripts in the order that the README gives.
  other: () => [],
}

const scripts = (delivery: Delivery): Artifact[] => [
  settings(delivery),
  audit(delivery),
  build(delivery),
  signing(delivery),
  promote(delivery),
  deploy(delivery),
  alarms(delivery),
  smoke(delivery),
  ...tests(delivery),
  watch(delivery),
  record(delivery),
  rollback(delivery),
]
