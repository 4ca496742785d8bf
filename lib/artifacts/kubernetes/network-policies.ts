import type { Provider } from '@/lib/requirements/schema'
import type { ArtifactInput } from '../input'
import { addressesOf, callersOf, isInNetwork, type Peer } from './addresses'
import type { Cluster, Workload } from './cluster'
import { connectionsOf, NAMESPACE } from './cluster'
import { ISTIO } from './istio'
import type { Commented } from './manifest'
import { commented } from './manifest'

type Port = { protocol: 'TCP' | 'UDP'; port: number }
const tcp = (port: number): Port => ({ protocol: 'TCP', port })
const inNamespace = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
})

/** Nothing in and nothing out, then names, then who the pods are to the cloud: what every environment has. */
export function commonPolicies(cluster: Cluster): Commented[] {
  const { provider } = cluster.design
  return [
    commented(
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'default-deny', namespace: NAMESPACE },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      },
      'Nothing in and nothing out, but for what the other policies allow.',
    ),
    commented(
      egress('to-names', {}, [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
            ...(provider === 'gcp' ? [{ ipBlock: { cidr: '169.254.20.10/32' } }] : []),
          ],
          ports: [{ protocol: 'UDP', port: 53 }, tcp(53)],
        },
      ]),
      'Names are looked up in the cluster.',
    ),
    ...identityPolicy(provider),
  ]
}

/** Where a pod fetches the token of its cloud identity; on Azure it is exchanged at a public address. */
function identityPolicy(provider: Provider): Commented[] {
  const at = {
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html (not re-read: an assumption)
    aws: [{ to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [tcp(80)] }],
    // https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity (not re-read: an assumption)
    gcp: [
      { to: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: [tcp(80)] },
      { to: [{ ipBlock: { cidr: '169.254.169.252/32' } }], ports: [tcp(988)] },
    ],
    azure: [],
  }[provider]
  return at.length === 0
    ? []
    : [commented(egress('to-identity', {}, at), 'The address on the node that hands out the pod’s cloud identity.')]
}

/** One policy for each connection inside the network, one for the provider's services, and what the cluster's own tools need. */
export function designPolicies(cluster: Cluster, input: ArtifactInput, workloads: readonly Workload[]): Commented[] {
  const { nodes } = cluster
  const web = workloads.filter(({ role }) => role === 'web').length
  const taken = connectionsOf(cluster)
  const out = taken.flatMap(({ connection, other, into }) =>
    into || !other
      ? []
      : [
          {
            name: isInNetwork(cluster, other) ? `to-${other.id}` : 'to-provider-services',
            says: `${other.service}: ${connection.label} (${connection.protocol}).`,
            rule: { to: addressesOf(cluster, other), ports: [tcp(connection.port)] },
          },
        ],
  )
  // The cluster starts scheduled jobs itself, and nothing calls a pod for it.
  const calls = taken.filter(({ into, connection }) => into && connection.from !== 'schedule')
  const inward = calls.map(({ connection, other }) =>
    commented(
      ingress(`from-${connection.from}`, web > 0 ? WEB : {}, [
        { from: callersOf(cluster, other, web), ports: [tcp(nodes.port)] },
      ]),
      `${other?.label ?? connection.from}: ${connection.label}, to the port that the pods listen on.`,
    ),
  )
  return [...inward, ...outward(out), ...toolPolicies(cluster, input)]
}

const WEB = { matchLabels: { 'app.kubernetes.io/component': 'web' } }

type Outward = { name: string; says: string; rule: Rule & { to: Peer[] } }

/** Connections of one name are one policy, in which no rule stands twice. */
function outward(flows: readonly Outward[]): Commented[] {
  const byName = new Map<string, Outward[]>()
  for (const flow of flows) byName.set(flow.name, [...(byName.get(flow.name) ?? []), flow])
  return [...byName].map(([name, same]) => {
    const rules = new Map(same.map(({ rule }) => [JSON.stringify(rule), rule]))
    const says = [...new Set(same.map((flow) => flow.says))].join(' ')
    return commented(egress(name, {}, [...rules.values()]), says)
  })
}

/** What was decided to run beside the services: a mesh is there because they call each other. */
function toolPolicies({ design, resource, nodes }: Cluster, { choices }: ArtifactInput): Commented[] {
  const { addons } = resource
  const between = [
    commented(
      ingress('between-services', WEB, [{ from: [{ podSelector: {} }], ports: [tcp(nodes.port)] }]),
      'A mesh was chosen because the services call each other; without one this policy would not be here.',
    ),
    commented(egress('to-services', {}, [{ to: [{ podSelector: WEB }], ports: [tcp(nodes.port)] }])),
  ]
  return [
    ...(addons.includes('istio')
      ? [
          ...between,
          commented(
            egress('to-istio', {}, [{ to: [inNamespace(ISTIO[design.provider].namespace)], ports: [tcp(15_012)] }]),
            'The proxies fetch certificates and routes from istiod.',
          ),
        ]
      : []),
    ...(addons.includes('linkerd')
      ? [
          ...between,
          commented(
            egress('to-linkerd', {}, [{ to: [inNamespace('linkerd')], ports: [tcp(8080), tcp(8086), tcp(8090)] }]),
            'The proxies ask for identity, destinations and policy.',
          ),
        ]
      : []),
    ...(addons.includes('tempo')
      ? [
          commented(
            egress('to-tempo', {}, [{ to: [inNamespace('tempo')], ports: [tcp(4317)] }]),
            'Traces leave by OpenTelemetry’s own protocol.',
          ),
        ]
      : []),
    ...(choices.metrics === 'prometheus'
      ? [
          commented(
            ingress('from-prometheus', {}, [{ from: [inNamespace('monitoring')], ports: [tcp(nodes.port)] }]),
            'Prometheus reads the measurements where the pods answer.',
          ),
        ]
      : []),
  ]
}

type Rule = { ports: Port[] }

const egress = (name: string, podSelector: object, rules: (Rule & { to: Peer[] })[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: NAMESPACE },
  spec: { podSelector, policyTypes: ['Egress'], egress: rules },
})

const ingress = (name: string, podSelector: object, rules: (Rule & { from: Peer[] })[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: NAMESPACE },
  spec: { podSelector, policyTypes: ['Ingress'], ingress: rules },
})
