import { type Design, ofKind } from '@/lib/design/model'
import type { Migration } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { choiceOf, type Decided } from './failures/failure'
import { ENTRY_KINDS, isCopy, ofKinds, STORE_KINDS } from './kinds'
import { dataMoveOf } from './migrate/data-move'
import { styleOf, wavesOf } from './migrate/style'
import { partsOf } from './migrate/ways'
import { backgroundPhase, cutOver, dataPhase, moveMinutes, retire } from './move'
import { list } from './words'

/** From what runs today to this design, a phase at a time, each with a check and a way back. A new system has nothing to move. */
export function migration(requirements: Requirements, decisions: readonly Decided[], design: Design): Migration {
  const { existing } = requirements.workload
  if (existing === 'new')
    return { applicable: false, because: 'this is a new system: nothing runs today and no data is moved.', phases: [] }
  const style = styleOf(requirements, design)
  return {
    applicable: true,
    because: why(requirements),
    phases: [
      assess(requirements, design),
      foundation(requirements, design),
      rehearse(requirements, decisions, design),
      ...dataPhase(requirements, design),
      ...backgroundPhase(design),
      cutOver(requirements, design),
      retire(requirements),
    ],
    parts: partsOf(requirements, decisions, design),
    style,
    waves: wavesOf(requirements, design, style),
    dataMove: dataMoveOf(requirements, design) ?? null,
  }
}

export const FROM = {
  vm: 'virtual machines',
  paas: 'an application platform',
  k8s: 'a Kubernetes cluster',
  onprem: 'your own data centre',
  new: 'nothing',
} as const

const WEEKS = { '3m': 13, '6m': 26, '12m': 52, none: null } as const

function why(requirements: Requirements): string {
  const { approach, deadline, downtimeMinutes, dataGb } = requirements.migration
  const weeks = WEEKS[deadline]
  const from = `It runs on ${FROM[requirements.workload.existing]} today`
  const time =
    weeks === null
      ? 'no date is set'
      : `it must be done in ${weeks} weeks, so the first slice should serve users by week ${Math.ceil(weeks / 2)}`
  const wish =
    approach === 'big-bang'
      ? ' You have one big move in mind: the phases below keep the single cut-over of the data and put everything that can fail before it, since a move that is done all at once has no way back but starting over.'
      : ''
  const data = dataGb > 0 ? ` Copying ${formatGb(dataGb)} takes about ${moveMinutes(requirements).words}.` : ''
  return `${from}; users may be without it for ${formatMinutes(downtimeMinutes)}; ${time}.${data}${wish}`
}

function assess(requirements: Requirements, design: Design): Migration['phases'][number] {
  const { existing, serviceCount, state } = requirements.workload
  const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
  return {
    name: 'Look and measure',
    goal: 'Nobody is surprised later by something that was running all along.',
    steps: [
      `List what runs on ${FROM[existing]}: ${serviceCount === 1 ? 'the service' : `all ${serviceCount} services`}, scheduled jobs, who calls them and whom they call, certificates, fixed addresses.`,
      `Measure a normal week: requests a second (the plan says ${requirements.traffic.averageRps}, at peak ${requirements.traffic.peakRps}), time to answer, errors. These are the figures that the new system must match.`,
      ...(stores.length > 0
        ? [
            `For each store (${list(stores.map(({ id }) => id))}) note version, size, extensions, growth, and what else reads it.`,
          ]
        : []),
      ...(state === 'stateless'
        ? []
        : [
            state === 'memory'
              ? 'Sessions are kept in memory: move them to the shared cache before anything else moves.'
              : 'Files are kept on the machine: move them to shared storage before anything else moves.',
          ]),
    ],
    check: 'The list is read by the person who has run the system longest, and nothing is missing.',
    wayBack: 'Nothing has changed.',
  }
}

function foundation(requirements: Requirements, design: Design): Migration['phases'][number] {
  const { existing } = requirements.workload
  const network = ofKind(design, 'network').length > 0
  return {
    name: 'Lay the ground',
    goal: 'The new environments stand, empty, made by code.',
    steps: [
      `Apply the Terraform for ${list(requirements.delivery.environments)}; production last.`,
      'Build the pipeline and release a page that says "hello" through every stage of it, then roll it back.',
      ...(network && (existing === 'onprem' || existing === 'vm')
        ? [
            'Connect the old network and the new by a private link or an encrypted tunnel; check that address ranges do not overlap.',
          ]
        : []),
      ...(existing === 'k8s'
        ? [
            'Deploy the same images with the same settings; translate ingress, config maps, secrets and cron jobs one by one.',
          ]
        : []),
      ...(existing === 'vm' || existing === 'onprem'
        ? [
            'Turn what was installed by hand into an image that the pipeline builds; keep no machine that nobody can rebuild.',
          ]
        : []),
      'Set the alerts and try each once.',
    ],
    check: 'Everything was destroyed and made again once, by one command, in under half a day.',
    wayBack: 'Delete the new environments; users never saw them.',
  }
}

function rehearse(
  requirements: Requirements,
  decisions: readonly Decided[],
  design: Design,
): Migration['phases'][number] {
  const [entry] = ofKinds(design, ENTRY_KINDS)
  const recovery = choiceOf(decisions, 'disaster-recovery') ?? 'none'
  return {
    name: 'Rehearse beside the old',
    goal: 'The new system has proven itself on a copy of real work before a user depends on it.',
    steps: [
      'Restore a copy of the data into staging, with personal data replaced where rules ask for it.',
      `Run the load of your peak (${requirements.traffic.peakRps} requests a second) for an hour, and the jobs of one night.`,
      ...(entry
        ? [`Replay a share of read requests to ${entry.id} and compare the answers with those of the old system.`]
        : ['Run the jobs in both systems for three nights and compare the results.']),
      recovery === 'none'
        ? 'Restore a backup and time it.'
        : 'Restore a backup and rehearse the recovery plan, and time both.',
    ],
    check:
      'Answers are equal but for known differences; times and errors are no worse than those measured in the first phase.',
    wayBack: 'Users are still on the old system.',
  }
}
