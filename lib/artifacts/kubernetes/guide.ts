import type { Kind } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { KubernetesGuide } from '@/lib/plan-document'
import type { ArtifactInput } from '../input'
import { type Cluster, clustersOf, workloadsOf } from './cluster'
import { cpuText, FILL, memoryText, type PodSize, type Sizing, sizingOf } from './pod-sizes'

/** Guidance on Kubernetes for one design, also where it was not chosen: whether to use it, how, and how to leave. */
export function kubernetesGuide(input: ArtifactInput): KubernetesGuide {
  const clusters = clustersOf(input)
  const isChosen = clusters.length > 0
  const signals = signalsOf(input)
  return {
    isChosen,
    verdict: verdictOf(input, isChosen, signals),
    signals,
    flips: flipsOf(input, isChosen, signals),
    sizing: clusters.map((cluster) => ({ cluster: cluster.overlay, steps: sizingSteps(cluster, input) })),
    upgrades: upgradesOf(clusters),
    keepOut: keepOutOf(input),
    exit: exitOf(input, isChosen),
  }
}

type Signals = KubernetesGuide['signals']

/** The same four that the decision counts, of which it wants three with somebody to run it. */
function signalsOf({ requirements }: ArtifactInput): Signals {
  const { workload, team } = requirements
  const hardNeeds = [
    workload.special.includes('kubernetesOperators') && 'operators that run nowhere else',
    (workload.special.includes('portability') || team.kubernetesWhy.includes('multi-cloud')) &&
      'the same platform on several clouds',
    team.kubernetesWhy.includes('vendor') && 'software that asks for it',
  ].filter((need) => need !== false)
  return [
    {
      name: 'Ten services or more',
      holds: workload.serviceCount >= 10,
      says: `You run ${workload.serviceCount}.`,
    },
    {
      name: 'Somebody whose work the platform is',
      holds: team.ops >= 1,
      says: `${team.ops} full-time equivalents run infrastructure.`,
    },
    {
      name: 'Has run Kubernetes before',
      holds: team.experience.includes('kubernetes'),
      says: team.experience.includes('kubernetes') ? 'Somebody in the team has.' : 'Nobody in the team has.',
    },
    {
      name: 'A hard need',
      holds: hardNeeds.length > 0,
      says: hardNeeds.length > 0 ? `You need ${hardNeeds.join(', ')}.` : 'None was named.',
    },
  ]
}

/** Signals that the decision wants before it takes Kubernetes by itself. */
const SIGNALS_WANTED = 3

function verdictOf(input: ArtifactInput, isChosen: boolean, signals: Signals): string {
  const count = signals.filter(({ holds }) => holds).length
  const isReady = signals[1]?.holds === true && signals[2]?.holds === true
  const counted = `${count} of ${signals.length} signals for Kubernetes ${count === 1 ? 'holds' : 'hold'}`
  if (isChosen && count >= SIGNALS_WANTED && isReady)
    return `Kubernetes fits: ${counted}, with people to run it. ${input.reasonOf('C-23')}`
  if (isChosen)
    return `Kubernetes was chosen although ${count === 0 ? 'none of the signals for it holds' : `only ${counted}`}. ${isReady ? input.reasonOf('C-76') : input.reasonOf('C-22')}`
  if (count >= SIGNALS_WANTED && isReady) return `${counted}, yet something else about this workload speaks for less.`
  return `No Kubernetes: ${count === 0 ? 'none of the signals for it holds' : counted}. ${isReady ? input.reasonOf('C-76') : input.reasonOf('C-22')}`
}

function flipsOf({ requirements }: ArtifactInput, isChosen: boolean, signals: Signals): string[] {
  const { workload, team } = requirements
  const [many, people, known, hard] = signals.map(({ holds }) => holds)
  if (isChosen)
    return [
      ...(known ? ['The person who knows Kubernetes leaves and nobody else has run it.'] : []),
      ...(many ? [`The services shrink to fewer than ten; today there are ${workload.serviceCount}.`] : []),
      ...(people ? ['Less than one full-time equivalent is left to run the platform.'] : []),
      ...(hard ? [] : ['An upgrade every four months takes more of the team than it gives back.']),
    ]
  return [
    ...(people ? [] : [`At least one full-time equivalent runs the platform; today it is ${team.ops}.`]),
    ...(known ? [] : ['Somebody who has run Kubernetes in production joins.']),
    ...(many ? [] : [`Ten services or more; today there are ${workload.serviceCount}.`]),
    ...(hard ? [] : ['An operator, software that asks for it, or the same platform on several clouds is needed.']),
    `It takes ${SIGNALS_WANTED} of the four, and of those the two about people.`,
  ]
}

const size = ({ milliCpu, memoryMib }: PodSize) => `${cpuText(milliCpu)} CPU and ${memoryText(memoryMib)}`
const total = ({ milliCpu, memoryMib }: PodSize) =>
  `${(milliCpu / 1000).toFixed(1)} CPU and ${(memoryMib / 1024).toFixed(1)} GiB`

function sizingSteps(cluster: Cluster, input: ArtifactInput): KubernetesGuide['sizing'][number]['steps'] {
  const { nodes, resource } = cluster
  const sizing = sizingOf(cluster, input)
  const workloads = workloadsOf(cluster, input).filter(({ role }) => role !== 'job')
  const { min, max } = sizing.counts.web
  return [
    {
      name: 'Nodes',
      value: `${nodes.replicas.min} at least, ${nodes.replicas.typical} as a rule, ${nodes.replicas.max} at most`,
      how: `${nodes.instanceType}, each with ${total(sizing.machine)}, over ${resource.zones} ${resource.zones === 1 ? 'zone' : 'zones'}.`,
    },
    {
      name: 'Left for pods on a node',
      value: total(sizing.forPods),
      how: 'The machine, less what the kubelet keeps, the room before eviction, and 200m and 400 MiB for the cluster’s agents.',
    },
    ...(resource.addons.length > 0
      ? [
          {
            name: 'Add-ons',
            value: total(sizing.addons),
            how: `${resource.addons.map((addon) => ADDON_NAMES[addon]).join(', ')}, over all nodes.`,
          },
        ]
      : []),
    {
      name: 'A pod',
      value: size(sizing.pod),
      how: `The same everywhere: the largest step of which the copies that always run fit into ${Math.round(FILL * 100)}% of the usual nodes of each cluster, and no less than a unit of work needs.`,
    },
    {
      name: 'Copies of a service',
      value: `${min} to ${max}`,
      how: `${workloads.length} ${workloads.length === 1 ? 'service' : 'services'}. Half of what the usual nodes hold runs all the time; the most is what all nodes hold.`,
    },
    {
      name: 'Headroom at rest',
      value: headroom(sizing, nodes.replicas.typical),
      how: 'Processor of the usual nodes that no pod asks for: it takes the pods of a node that is lost or replaced.',
    },
    {
      name: 'When one node is lost',
      value: survives(sizing, nodes.replicas.typical)
        ? 'Its pods fit on the others'
        : 'Its pods wait for a new node, some minutes',
      how: 'What always runs, held against one node less.',
    },
  ]
}

function headroom({ forPods, addons, atLeast }: Sizing, nodes: number): string {
  const room = forPods.milliCpu * nodes
  return `${Math.max(0, Math.round((1 - (atLeast.milliCpu + addons.milliCpu) / room) * 100))}%`
}

const survives = ({ forPods, addons, atLeast }: Sizing, nodes: number) =>
  atLeast.milliCpu + addons.milliCpu <= forPods.milliCpu * (nodes - 1) &&
  atLeast.memoryMib + addons.memoryMib <= forPods.memoryMib * (nodes - 1)

function upgradesOf(clusters: readonly Cluster[]): string[] {
  const [first] = clusters
  const others = clusters.slice(1).map(({ overlay }) => overlay)
  const version = first ? `The design names ${first.resource.version}; ` : ''
  return [
    // https://kubernetes.io/releases/ (not re-read: an assumption)
    `${version}a minor version comes about every four months and is maintained for about fourteen. Plan three upgrades a year, one minor version at a time.`,
    ...(others.length > 0
      ? [`Order: ${[...others].reverse().join(', ')}, then ${first?.overlay}, a week apart.`]
      : [
          'With one cluster only, make a second one for the day of the upgrade and move the traffic, or accept the risk.',
        ]),
    'Before: read what the version removes, and run `kubectl get --raw /metrics | grep apiserver_requested_deprecated_apis`.',
    'During: control plane first, then the add-ons, then the nodes. Disruption budgets let one copy of a service go at a time.',
    ...(first && first.resource.addons.length > 0
      ? [
          `${first.resource.addons.map((addon) => ADDON_NAMES[addon]).join(', ')}: look up which versions each supports before the control plane moves.`,
        ]
      : []),
    'A control plane can’t go back. What goes back is the workload: a second cluster, or the nodes’ earlier image.',
  ]
}

/** What has a managed home in this design has no business on the cluster. */
function keepOutOf({ designs }: ArtifactInput): KubernetesGuide['keepOut'] {
  const [design] = designs
  const managed = (kinds: readonly Kind[]) => design?.resources.find(({ kind }) => kinds.includes(kind))
  const entry = (kinds: readonly Kind[], what: string, because: string) => {
    const home = managed(kinds)
    return home ? [{ what, because: `${because} ${home.service} does it here.` }] : []
  }
  return [
    ...entry(
      ['relational-database', 'document-database', 'time-series-database', 'key-value-store'],
      'Databases',
      'A node that is replaced takes a volume with it for minutes, and backups, failover and upgrades become your work.',
    ),
    ...entry(['cache'], 'Caches that several services share', 'Each upgrade of the nodes would empty them.'),
    ...entry(
      ['queue', 'topic', 'stream'],
      'Queues and streams',
      'They hold what must not be lost while nodes come and go.',
    ),
    ...entry(['object-store'], 'Object storage', 'Disks of nodes are the most expensive place for files.'),
    ...entry(['container-registry'], 'The registry of images', 'A cluster that pulls from itself can’t start again.'),
    {
      what: 'Build runners',
      because: 'They want root or the container socket; keep them in the pipeline’s own machines.',
    },
    {
      what: 'Anything that must be up to repair the cluster',
      because: 'Alerts, runbooks and sign-in have to work when it does not.',
    },
  ]
}

function exitOf({ designs }: ArtifactInput, isChosen: boolean): string[] {
  const provider = designs[0]?.provider ?? 'aws'
  const managed = { aws: 'Amazon ECS on Fargate', gcp: 'Cloud Run', azure: 'Azure Container Apps' }[provider]
  if (!isChosen)
    return [
      'Keep the way in open at no cost: one image a service, settings from the environment, health at one path, nothing kept on the disk.',
      'Then a move to Kubernetes changes who starts the containers and nothing inside them.',
    ]
  return [
    `The images run unchanged on ${managed}: they listen on a port, read their settings from the environment and keep nothing on the disk.`,
    'One service at a time: start it there, give it the same role and settings, move its path at the load balancer, watch for a week, remove its manifest.',
    'What has to be replaced: Ingress or Gateway by listener rules, autoscalers by the platform’s own, external secrets by references, policies by security groups.',
    'What would hold you: operators and custom resources, pods that call the Kubernetes API, volumes, a mesh that signs calls. Each is worth a reason in writing before it goes in.',
    'Workers first, since nobody calls them; the cluster goes when the last path has moved.',
  ]
}
