import type { Design, Resource } from '@/lib/design/model'
import { formatSeconds } from '@/lib/units/time'
import { difference, type LeverInput, linesOf } from './input'
import type { Draft, Found, LeverSource } from './types'

/** The share of the work that may be interrupted; the rest keeps a queue moving when no such machine is to be had. Ours. */
const SPOT_SHARE = 0.8

type Jobs = Extract<Resource, { spotShare: number }>

/** Interruptible capacity, only for work that keeps nothing, resumes from a checkpoint and that nobody waits for. */
export function spot(input: LeverInput): Found {
  const { now, requirements } = input
  const { workload } = requirements
  const jobs = now.production.resources.filter(isJobs)
  if (jobs.length === 0)
    return none('Somebody waits for what runs here, or it is paid by use: nothing may be interrupted.')
  if (jobs.every(({ spotShare }) => spotShare > 0)) return none('The jobs run on interruptible capacity already.')
  if (workload.state !== 'stateless')
    return none('The jobs keep state on their machine, which an interruption would lose.')
  if (!workload.special.includes('checkpointed'))
    return none('The jobs do not resume from a checkpoint, so an interruption would start them over.')
  const [best] = candidates(now.designs)
    .map((designs) => difference(now.lines, linesOf(designs, input)))
    .sort((a, b) => a.monthlyUsd - b.monthlyUsd)
  if (!best || best.monthlyUsd >= 0)
    return none('No price of interruptible capacity was found for these sizes, so no saving can be named.')
  const notice = now.profile.limits.spotNotice
  const draft: Draft = {
    id: 'spot-jobs',
    strategy: 'spot',
    name: 'Run the jobs on interruptible capacity',
    monthlyUsd: best.monthlyUsd,
    condition: `Checkpoints are written more often than every hour, and four fifths of the work may leave ${formatSeconds(notice.value)} after a notice.`,
    risk: 'Work since the last checkpoint is done again; on a busy day there may be no such capacity, and jobs wait.',
    effort: 'A day or two: several machine types, and a rehearsal of an interruption.',
    appliesTo: best.resources,
    needs: 'decision',
    source: { url: notice.source, readOn: notice.readOn, confidence: notice.confidence } satisfies LeverSource,
    touches: best.touches,
  }
  return { drafts: [draft], because: '' }
}

const none = (because: string): Found => ({ drafts: [], because })

const isJobs = (resource: Resource): resource is Jobs =>
  resource.kind === 'batch-environment' ||
  ((resource.kind === 'container-service' || resource.kind === 'machine-group') &&
    resource.role === 'worker' &&
    !resource.id.endsWith('-standby'))

/** The designs with their jobs on spot, as they are built and built for x86: not every cloud lists the one price or the other. */
function candidates(designs: readonly Design[]): Design[][] {
  const moved = (change: (jobs: Jobs) => Jobs) =>
    designs.map((design, index) =>
      index > 0
        ? design
        : {
            ...design,
            resources: design.resources.map((resource) => (isJobs(resource) ? change(resource) : resource)),
          },
    )
  return [
    moved((jobs) => ({ ...jobs, spotShare: SPOT_SHARE })),
    moved((jobs) =>
      'task' in jobs
        ? { ...jobs, spotShare: SPOT_SHARE, task: { ...jobs.task, arch: 'x86_64' } }
        : { ...jobs, spotShare: SPOT_SHARE },
    ),
  ]
}
