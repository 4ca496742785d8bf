import type { ArtifactInput } from '../input'
import { balancerOf, gatewayNamespace, needsGateway } from './addresses'
import type { Cluster, Workload } from './cluster'
import { connectionsOf, HEALTH_PATH, NAMESPACE } from './cluster'
import type { Commented, Manifest, Named } from './manifest'
import { because, commented } from './manifest'
import { selectorOf } from './pod'
import { hostName, targetGroupArn, type ValueToSet } from './values'

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
  if (cluster.design.provider === 'azure')
    return balancer.layer === 'application' ? ingress(cluster, input, web) : ownAddress(cluster, input, first)
  const gateway = needsGateway(cluster, web.length) ? gatewayOf(cluster, web) : null
  return cluster.design.provider === 'aws'
    ? targetGroup(cluster, input, gateway, first)
    : endpointGroup(cluster, gateway, first)
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
        says: 'The target group of the nodes: `aws elbv2 describe-target-groups --names <name>-nodes`.',
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

/** Azure: Application Gateway chooses by path itself, so its own controller writes the Ingress into the gateway that Terraform made. */
function ingress(cluster: Cluster, input: ArtifactInput, web: readonly Workload[]): Entrance {
  const isDirect = !cluster.design.resources.some(({ kind }) => kind === 'content-delivery')
  const backend = ({ name }: Workload) => ({ service: { name, port: { name: 'http' } } })
  const paths = pathsOf(web).map(({ path, workload }) => ({ path, pathType: 'Prefix', backend: backend(workload) }))
  const named = (spec: object, annotations?: Named): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: NAME, namespace: NAMESPACE, ...(annotations ? { annotations } : {}) },
    spec,
  })
  const host = hostName(cluster)
  return {
    base: [
      commented(
        named(
          { ingressClassName: 'azure-application-gateway', rules: [{ http: { paths } }] },
          {
            'appgw.ingress.kubernetes.io/health-probe-path': HEALTH_PATH,
            'appgw.ingress.kubernetes.io/connection-draining': 'true',
            'appgw.ingress.kubernetes.io/connection-draining-timeout': '30',
          },
        ),
        because(input, balancerOf(cluster)?.because ?? ''),
      ),
    ],
    overlay: [],
    // Behind a delivery network the gateway is called by another name than people use, so there it answers to any.
    patches: isDirect ? [named({ rules: [{ host, http: { paths } }] })] : [],
    values: isDirect ? [{ standIn: host, says: 'The name under which people reach this environment.' }] : [],
    why: 'Application Gateway is Terraform’s and chooses by path itself, so its own controller reads an Ingress and writes the rules into it.',
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
  annotated: (annotations: Named) => Manifest
  why: string
}

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
            infrastructure: { annotations: { 'networking.istio.io/service-type': 'ClusterIP' } },
            listeners,
          }),
          'The balancer has one target for the whole cluster; Istio’s own gateway chooses the service.',
        ),
        routes,
      ],
      annotated: (annotations) => gateway({ infrastructure: { annotations } }),
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
    annotated: (annotations) => proxies({ annotations }),
    why: 'It has one target for several services, so a Gateway of Envoy Gateway chooses by path.',
  }
}
