import type { ArtifactInput } from '../input'
import { balancerOf, entranceAddress, gatewayNamespace, needsGateway } from './addresses'
import type { Cluster, Workload } from './cluster'
import { connectionsOf, NAMESPACE } from './cluster'
import type { Commented, Manifest, Named } from './manifest'
import { because, commented } from './manifest'
import { selectorOf } from './pod'
import { targetGroupArn, targetGroupName, type ValueToSet } from './values'

/** What the base has for the way in, and what each overlay adds to it or changes about it. */
export type Entrance = {
  base: Commented[]
  overlay: Commented[]
  patches: Manifest[]
  values: Omit<ValueToSet, 'file'>[]
  why: string
}

const NOTHING: Entrance = { base: [], overlay: [], patches: [], values: [], why: '' }
const NAME = 'entrance'

/**
 * How requests come from the design's load balancer to the pods. The balancer is the Terraform's, with its certificate, firewall and
 * delivery network in front, so nothing here makes a second one: the pods are put behind the one that is drawn and paid for.
 */
export function entranceOf(cluster: Cluster, input: ArtifactInput, workloads: readonly Workload[]): Entrance {
  const web = workloads.filter(({ role }) => role === 'web')
  const [first] = web
  if (!first) return NOTHING
  const balancer = balancerOf(cluster)
  const isCalled = connectionsOf(cluster).some(({ into }) => into)
  if (!isCalled) return NOTHING
  if (!balancer) return ownAddress(cluster, input, first)
  const gateway = needsGateway(cluster, web.length) ? gatewayOf(cluster, web) : null
  switch (cluster.design.provider) {
    case 'aws':
      return targetGroup(cluster, input, gateway, first)
    case 'gcp':
      return endpointGroup(cluster, gateway, first)
    case 'azure':
      return fixedAddress(cluster, input, gateway, first)
  }
}

/** AWS: the load balancer controller keeps the addresses of the pods in the target group that the Terraform made. */
function targetGroup(cluster: Cluster, input: ArtifactInput, gateway: Gateway | null, first: Workload): Entrance {
  const namespace = gateway ? gateway.namespace : NAMESPACE
  return {
    base: gateway?.manifests ?? [],
    overlay: [
      commented(
        {
          apiVersion: 'elbv2.k8s.aws/v1beta1',
          kind: 'TargetGroupBinding',
          metadata: { name: NAME, namespace },
          spec: {
            targetGroupARN: targetGroupArn(cluster),
            targetType: 'ip',
            serviceRef: { name: gateway?.service ?? first.name, port: cluster.nodes.port },
          },
        },
        `${because(input, balancerOf(cluster)?.because ?? '')} Pods register with the balancer that Terraform made; an Ingress would make a second one.`,
      ),
    ],
    patches: [],
    values: [
      {
        standIn: targetGroupArn(cluster),
        says: `The target group of the nodes: \`aws elbv2 describe-target-groups --names ${targetGroupName(cluster)}\`.`,
      },
    ],
    why: gateway ? `${WHY_BOUND} ${gateway.why}` : WHY_BOUND,
  }
}

const WHY_BOUND =
  'The load balancer is Terraform’s, so a TargetGroupBinding puts the pods behind it; an Ingress would make a second one.'

/** Google Cloud: the service names a network endpoint group, and the balancer's backend leads to that name. */
function endpointGroup(cluster: Cluster, gateway: Gateway | null, first: Workload): Entrance {
  const { port } = cluster.nodes
  const annotations: Named = {
    'cloud.google.com/neg': JSON.stringify({ exposed_ports: { [port]: { name: `${cluster.prefix}-nodes` } } }),
  }
  const why =
    'The load balancer is Terraform’s, so the service names the endpoint group that its backend leads to; a Gateway of GKE would make a second balancer.'
  if (!gateway)
    return {
      base: [],
      overlay: [],
      patches: [
        { apiVersion: 'v1', kind: 'Service', metadata: { name: first.name, namespace: NAMESPACE, annotations } },
      ],
      values: [],
      why,
    }
  return {
    base: gateway.manifests,
    overlay: [],
    patches: [gateway.annotated(annotations)],
    values: [],
    why: `${why} ${gateway.why}`,
  }
}

/** Azure: the gateway before the cluster sends to one address of the nodes’ subnet, which a balancer inside the network takes. */
function fixedAddress(cluster: Cluster, input: ArtifactInput, gateway: Gateway | null, first: Workload): Entrance {
  const annotations: Named = {
    'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
    'service.beta.kubernetes.io/azure-load-balancer-ipv4': entranceAddress(cluster),
  }
  const why =
    'The load balancer is Terraform’s and sends to a fixed address in the subnet of the nodes, so a service takes that address; an Ingress would want a gateway of its own.'
  if (gateway)
    return {
      base: gateway.manifests,
      overlay: [],
      patches: [gateway.annotated(annotations, 'LoadBalancer')],
      values: [],
      why: `${why} ${gateway.why}`,
    }
  return {
    base: [],
    overlay: [
      commented(
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: NAME, namespace: NAMESPACE, annotations },
          spec: {
            type: 'LoadBalancer',
            // The pods see who called, and the network policy can name it.
            externalTrafficPolicy: 'Local',
            selector: selectorOf(first).matchLabels,
            ports: [{ name: 'http', port: cluster.nodes.port, targetPort: 'http', protocol: 'TCP' }],
          },
        },
        because(input, balancerOf(cluster)?.because ?? ''),
      ),
    ],
    patches: [],
    values: [],
    why,
  }
}

/** Where no balancer for HTTP stands before the cluster: an address of the cloud's own, inside the network unless people call it. */
function ownAddress(cluster: Cluster, input: ArtifactInput, first: Workload): Entrance {
  const { design, nodes } = cluster
  const caller = connectionsOf(cluster).find(({ into }) => into)
  const balancer = balancerOf(cluster)
  const isPublic = balancer ? balancer.isPublic : !caller?.other && input.requirements.security.exposure === 'public'
  const annotations: { [provider: string]: Named } = {
    aws: {
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
      'service.beta.kubernetes.io/aws-load-balancer-scheme': isPublic ? 'internet-facing' : 'internal',
    },
    gcp: isPublic ? { 'cloud.google.com/l4-rbs': 'enabled' } : { 'networking.gke.io/load-balancer-type': 'Internal' },
    azure: isPublic ? {} : { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
  }
  const port = balancer ? 443 : (caller?.connection.port ?? nodes.port)
  return {
    base: [
      commented(
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: NAME, namespace: NAMESPACE, annotations: annotations[design.provider] ?? {} },
          spec: {
            type: 'LoadBalancer',
            selector: selectorOf(first).matchLabels,
            ports: [{ name: 'entrance', port, targetPort: 'http', protocol: 'TCP' }],
          },
        },
        'No path to choose by here, so the first service takes all calls; its port is the one that the design draws.',
      ),
    ],
    overlay: [],
    patches: [],
    values: [],
    why: 'Nothing in front of the cluster can choose by path, so the first service has an address of its own.',
  }
}

/** The first service takes what no other names; the rest have their own name as the path, as in the Terraform's example. */
const pathsOf = (web: readonly Workload[]) =>
  web.map((workload, index) => ({ path: index === 0 ? '/' : `/${workload.name}`, workload }))

type Gateway = {
  namespace: string
  service: string
  manifests: Commented[]
  annotated: (annotations: Named, type?: 'ClusterIP' | 'LoadBalancer') => Manifest
  why: string
}

const SERVICE_TYPE = 'networking.istio.io/service-type'

/** One entrance and several services: the Gateway API tells them apart by path, by Istio's proxies where they are there anyway. */
function gatewayOf(cluster: Cluster, web: readonly Workload[]): Gateway {
  const namespace = gatewayNamespace(cluster)
  const isIstio = cluster.resource.addons.includes('istio')
  const { port } = cluster.nodes
  const proxies = (service: object): Manifest => ({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyProxy',
    metadata: { name: NAME, namespace },
    spec: { provider: { type: 'Kubernetes', kubernetes: { envoyService: service } } },
  })
  const gateway = (spec: object): Manifest => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: NAME, namespace },
    spec,
  })
  const listeners = [
    {
      name: 'http',
      protocol: 'HTTP',
      port,
      allowedRoutes: {
        namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': NAMESPACE } } },
      },
    },
  ]
  const route: Manifest = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'services', namespace: NAMESPACE },
    spec: {
      parentRefs: [{ name: NAME, namespace }],
      rules: pathsOf(web).map(({ path, workload }) => ({
        matches: [{ path: { type: 'PathPrefix', value: path } }],
        backendRefs: [{ name: workload.name, port }],
      })),
    },
  }
  const routes = commented(
    route,
    'Paths to set: the first service answers what no other names, the health check of the balancer among it.',
  )
  if (isIstio)
    return {
      namespace,
      service: `${NAME}-istio`,
      manifests: [
        commented({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
        }),
        commented(
          gateway({
            gatewayClassName: 'istio',
            infrastructure: { annotations: { [SERVICE_TYPE]: 'ClusterIP' } },
            listeners,
          }),
          'The balancer has one target for the whole cluster; Istio’s own gateway chooses the service.',
        ),
        routes,
      ],
      annotated: (annotations, type = 'ClusterIP') =>
        gateway({ infrastructure: { annotations: { ...annotations, [SERVICE_TYPE]: type } } }),
      why: 'It has one target for several services, so a Gateway of Istio chooses by path.',
    }
  return {
    namespace,
    service: NAME,
    manifests: [
      commented({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GatewayClass',
        metadata: { name: 'envoy' },
        spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
      }),
      commented(
        proxies({ name: NAME, type: 'ClusterIP' }),
        'A fixed name for the service of the proxies, so that the balancer can be led to it.',
      ),
      commented(
        gateway({
          gatewayClassName: 'envoy',
          infrastructure: { parametersRef: { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: NAME } },
          listeners,
        }),
        'The balancer has one target for the whole cluster; Envoy Gateway chooses the service.',
      ),
      routes,
    ],
    annotated: (annotations, type = 'ClusterIP') => proxies({ annotations, type }),
    why: 'It has one target for several services, so a Gateway of Envoy Gateway chooses by path.',
  }
}
