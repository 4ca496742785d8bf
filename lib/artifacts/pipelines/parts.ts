import type { Design, Resource } from '@/lib/design/model'
import type { Environment, Provider } from '@/lib/requirements/schema'
import type { ArtifactInput } from '../input'
import { clustersOf, workloadsOf } from '../kubernetes/cluster'

/** What a release replaces: the kinds of resource that run the team's code or serve its files. */
const DEPLOYED = [
  'container-service',
  'container-cluster',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
  'object-store',
] as const
export type PartKind = (typeof DEPLOYED)[number]

/** How a part travels: a container image or a package named by its digest, or a machine image named by its id. */
export type Form = 'image' | 'package' | 'machine-image'

export type Part = {
  id: string
  kind: PartKind
  label: string
  form: Form
  /** What is built and named by a digest: one a deployable service. */
  names: readonly string[]
  strategy: 'recreate' | 'rolling' | 'blue-green' | 'canary'
  arch: 'arm64' | 'x86_64'
  /** Takes requests, so that traffic can be moved between two versions of it. */
  isWeb: boolean
  /** A number of machines that never moves, with nothing in front: they are changed in place. */
  isFixed: boolean
  /** Its machines, or the cloud's own build, are told by Terraform what to run: a release is then an apply. */
  isApplied: boolean
  because: string
  /** Where it runs: itself in the first region, and its copies in others under names of their own. */
  runs: readonly { environment: Environment; region: string; id: string }[]
}

type Deployed = Extract<Resource, { kind: PartKind }>

export function partsOf(input: Pick<ArtifactInput, 'designs' | 'requirements'>): Part[] {
  const parts = new Map<string, Part>()
  for (const design of input.designs) {
    const deployed = design.resources.filter(isDeployed)
    for (const resource of deployed) {
      const origin = originOf(resource, deployed)
      const part = parts.get(origin.id) ?? partOf(origin, design, input)
      const run = { environment: design.environment, region: resource.region, id: resource.id }
      parts.set(origin.id, { ...part, runs: [...part.runs, run] })
    }
  }
  return [...parts.values()]
}

function isDeployed(resource: Resource): resource is Deployed {
  if (!DEPLOYED.some((kind) => kind === resource.kind)) return false
  if (resource.kind === 'object-store') return resource.use === 'site'
  // Nodes and capacity carry containers; a machine in the data tier is a database that is operated, not released.
  if (resource.kind === 'machine-group')
    return resource.tier !== 'data' && (resource.role === 'web' || resource.role === 'worker')
  return true
}

/** `web` for `web-standby`: a copy elsewhere runs the same release. */
const originOf = (resource: Deployed, all: readonly Deployed[]): Deployed =>
  all.find(
    ({ id, kind, region }) =>
      kind === resource.kind && region !== resource.region && id !== resource.id && resource.id.startsWith(`${id}-`),
  ) ?? resource

function partOf(resource: Deployed, design: Design, input: Pick<ArtifactInput, 'designs' | 'requirements'>): Part {
  return {
    id: resource.id,
    kind: resource.kind,
    label: resource.label,
    form: formOf(resource, design.provider),
    names: namesOf(resource, input),
    strategy: 'deployment' in resource ? resource.deployment : strategyOf(resource, design),
    arch: archOf(resource, design),
    isWeb: 'role' in resource ? resource.role === 'web' : resource.kind !== 'batch-environment',
    isFixed: resource.kind === 'machine-group' && isFixed(resource, design),
    isApplied: isApplied(resource, design.provider),
    because: resource.because,
    runs: [],
  }
}

function formOf({ kind }: Deployed, provider: Provider): Form {
  if (kind === 'machine-group') return 'machine-image'
  if (kind === 'function' || kind === 'object-store') return 'package'
  // Elastic Beanstalk builds from a package; elsewhere an image is taken, so that what was tested is what runs.
  if (kind === 'app-platform') return provider === 'aws' ? 'package' : 'image'
  return 'image'
}

/** As the Terraform and the manifests name them: the part's id, numbered where there are several services. */
function namesOf(resource: Deployed, input: Pick<ArtifactInput, 'designs' | 'requirements'>): string[] {
  if (resource.kind === 'container-cluster') {
    const cluster = clustersOf(input).find(({ resource: { id } }) => id === resource.id)
    return cluster ? workloadsOf(cluster, input).map(({ name }) => name) : []
  }
  const services = 'services' in resource ? resource.services : 1
  return services <= 1 ? [resource.id] : Array.from({ length: services }, (_, index) => `${resource.id}-${index + 1}`)
}

const strategyOf = (resource: Deployed, { resources }: Design): Part['strategy'] => {
  if (resource.kind !== 'container-cluster') return 'recreate'
  const nodes = resources.find(({ id }) => id === resource.nodeGroup)
  return nodes?.kind === 'machine-group' ? nodes.deployment : 'rolling'
}

function archOf(resource: Deployed, { resources }: Design): Part['arch'] {
  if ('arch' in resource) return resource.arch
  if ('task' in resource) return resource.task.arch
  const nodes =
    resource.kind === 'container-cluster' ? resources.find(({ id }) => id === resource.nodeGroup) : undefined
  return nodes?.kind === 'machine-group' ? nodes.arch : 'x86_64'
}

/** Only ECS places containers on machines by itself; Cloud Run builds a function where Terraform says so. */
const isApplied = (resource: Deployed, provider: Provider) =>
  (provider !== 'aws' && resource.kind === 'container-service' && resource.capacity === 'machines') ||
  (provider === 'gcp' && resource.kind === 'function')

const isFixed = (group: Extract<Deployed, { kind: 'machine-group' }>, { resources }: Design) =>
  group.scaling.on === 'fixed' &&
  !resources.some((other) => other.kind === 'load-balancer' && other.target === group.id)
