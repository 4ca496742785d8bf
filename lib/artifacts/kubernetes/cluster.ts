import type { ContainerCluster, Design, MachineGroup, Network, Resource } from '@/lib/design/model'
import { ofKind } from '@/lib/design/model'
import type { ArtifactInput } from '../input'
import { namePrefix } from '../terraform/names'

/**
 * Where the pods live and who they are. The Terraform binds the cloud's role to exactly this pair, so the two must stay equal: one
 * account, since the design gives all services one set of connections.
 */
export const NAMESPACE = 'default'
export const SERVICE_ACCOUNT = 'app'
/** The ConfigMap with what Terraform's output `nodes_settings` says, and the Secret that external-secrets fills. */
export const SETTINGS = 'nodes-settings'
export const SECRETS = 'app-secrets'
/** The same path as the load balancer asks. */
export const HEALTH_PATH = '/health'

/** A cluster of one environment: production may have a second one, in the other region. */
export type Cluster = {
  design: Design
  resource: ContainerCluster
  nodes: MachineGroup
  network: Network | undefined
  /** The folder of its overlay: `production`, `production-standby`. */
  overlay: string
  /** As the Terraform names things: `shop-prod`. */
  prefix: string
  /** The prefix of the environment that keeps the images: what was tested is what is deployed everywhere. */
  images: string
  imagesRegion: string
  /** The copy people depend on. */
  isProduction: boolean
  /** The one in the second region, where it runs with fewer copies until the first is lost. */
  isStandby: boolean
}

export function clustersOf({ designs }: Pick<ArtifactInput, 'designs'>): Cluster[] {
  const slug = designs[0]?.slug ?? 'design'
  const keeps = (design: Design | undefined) => design?.resources.some(({ kind }) => kind === 'container-registry')
  return designs.flatMap((design) =>
    ofKind(design, 'container-cluster').flatMap((resource): Cluster[] => {
      const nodes = ofKind(design, 'machine-group').find(({ id }) => id === resource.nodeGroup)
      if (!nodes) return []
      return [
        {
          design,
          resource,
          nodes,
          network: ofKind(design, 'network').find(({ region }) => region === resource.region),
          overlay: `${design.environment}${resource.id.replace(/^cluster/, '')}`,
          prefix: namePrefix(slug, design.environment),
          images: namePrefix(slug, (keeps(design) ? design : (designs.find(keeps) ?? design)).environment),
          imagesRegion: designs.flatMap((each) => ofKind(each, 'container-registry'))[0]?.region ?? resource.region,
          isStandby: design.regions.find(({ id }) => id === resource.region)?.role === 'standby',
          isProduction: design.environment === 'production' || design.environment === 'poc',
        },
      ]
    }),
  )
}

/** What the pods are connected to, in the design's order; `into` is true for what calls the pods. */
export function connectionsOf({ design, nodes }: Cluster) {
  const find = (id: string) => design.resources.find((resource) => resource.id === id)
  return design.connections.flatMap((connection) => {
    if (connection.from === nodes.id) return [{ connection, other: find(connection.to), into: false }]
    if (connection.to === nodes.id) return [{ connection, other: find(connection.from), into: true }]
    return []
  })
}

/** The first resource of these kinds that the pods take work from, if any. */
export const worksFrom = (cluster: Cluster, kinds: readonly Resource['kind'][]): Resource | undefined =>
  connectionsOf(cluster).find(
    ({ connection: { label }, other }) => other && kinds.includes(other.kind) && /^(takes|reads)/.test(label),
  )?.other

/** `web` for one service, else `web-1`, `web-2`: as the Terraform's example names them. The worker and the jobs stand beside them. */
export type Workload = { name: string; role: 'web' | 'worker' | 'job' }

/** More than these are not written out: one more is a copy of a file. */
export const SERVICES_WRITTEN = 30

export function workloadsOf(cluster: Cluster, { requirements }: Pick<ArtifactInput, 'requirements'>): Workload[] {
  const { kind } = requirements.workload
  const answers = kind === 'web' || kind === 'api' || kind === 'ml'
  const takesWork = worksFrom(cluster, ['queue', 'stream', 'workflow']) !== undefined
  const count = Math.min(cluster.resource.services, SERVICES_WRITTEN)
  const many = (stem: string, role: Workload['role']): Workload[] =>
    Array.from({ length: count }, (_, index) => ({ name: count === 1 ? stem : `${stem}-${index + 1}`, role }))
  return [
    ...(answers ? many('web', 'web') : kind === 'batch' ? many('job', 'job') : many('worker', 'worker')),
    ...(takesWork && (answers || kind === 'batch') ? [{ name: 'worker', role: 'worker' } as const] : []),
  ]
}
