import type { ClusterAddon } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { ArtifactInput } from '../input'
import { needsGateway } from './addresses'
import type { Cluster, Workload } from './cluster'
import { fileSystemsOf, hasSecrets } from './pod'
import { runnerKind } from './runner'
import { followsQueue } from './scaling'

/** Something that has to run on the cluster before the manifests mean anything to it. */
export type Tool = { name: string; because: string; set: string }

/** What the files of this design need on the cluster, and what to set when it is installed. */
export function toolsOf(cluster: Cluster, input: ArtifactInput, workloads: readonly Workload[]): Tool[] {
  const { provider } = cluster.design
  const web = workloads.filter(({ role }) => role === 'web')
  const tools: (Tool | false)[] = [
    POLICY_ENGINE[provider],
    hasSecrets(cluster) && {
      name: 'External Secrets Operator',
      because: 'fetches the secrets',
      set:
        provider === 'aws'
          ? 'namespace and service account `external-secrets`: the infrastructure code’s pod identity association gives that account a role that may read the secrets of this environment.'
          : 'namespace `external-secrets`; it signs in as the pods’ own account, so it needs no rights itself.',
    },
    workloads.some((workload) => followsQueue(cluster, workload)) &&
      input.choices.scaling !== 'fixed' && {
        name: 'KEDA',
        because: 'moves the number of workers with the queue',
        set: KEDA[provider],
      },
    web.some((workload) => runnerKind(input, workload) === 'Rollout') && {
      name: 'Argo Rollouts',
      because: `releases by ${input.choices.deployment}`,
      set: 'namespace `argo-rollouts`, two copies of the controller.',
    },
    provider === 'aws' && cluster.nodes.replicas.max > cluster.nodes.replicas.min && AUTOSCALER,
    web.length > 0 && provider === 'aws' && LOAD_BALANCER_CONTROLLER,
    needsGateway(cluster, web.length) &&
      !cluster.resource.addons.includes('istio') && {
        name: 'Envoy Gateway',
        because: 'tells the services behind the one entrance apart',
        set: 'namespace `envoy-gateway-system`, with the CRDs of the Gateway API.',
      },
    fileSystemsOf(cluster).length > 0 && FILES[provider],
    input.choices.metrics === 'prometheus' && {
      name: 'Prometheus',
      because: 'measures the services and judges releases',
      set: 'namespace `monitoring`, reachable as `prometheus:9090` there.',
    },
  ]
  return [
    ...tools.filter((tool) => tool !== false),
    ...cluster.resource.addons.map((addon) => ({ name: ADDON_NAMES[addon], ...ADDONS[addon] })),
  ]
}

const KEDA = {
  aws: 'namespace `keda`, service account `keda-operator`: the infrastructure code’s pod identity association gives that account a role that may read the queue’s length and nothing else.',
  gcp: 'namespace `keda`, service account `keda-operator`: the infrastructure code lets that account read measurements, the queue’s length among them.',
  azure:
    'namespace `keda`; `podIdentity.azureWorkload.clientId` is an identity that you make for it, with a federated credential for `system:serviceaccount:keda:keda-operator` and the role Azure Service Bus Data Owner on the queue: reading its length asks for no less.',
} as const

const POLICY_ENGINE = {
  aws: {
    name: 'Network policies in the VPC CNI',
    because: 'enforces the network policies, which are only words without it',
    set: 'nothing more: the infrastructure code installs the add-on `vpc-cni` with `enableNetworkPolicy`.',
  },
  gcp: {
    name: 'GKE Dataplane V2',
    because: 'enforces the network policies, which are only words without it',
    set: 'chosen when the cluster is made (`datapath_provider = "ADVANCED_DATAPATH"`).',
  },
  azure: {
    name: 'Azure CNI powered by Cilium',
    because: 'enforces the network policies, which are only words without it',
    set: 'chosen when the cluster is made (`network_data_plane = "cilium"`), with OIDC issuer and workload identity on.',
  },
} as const

const AUTOSCALER = {
  name: 'Cluster Autoscaler',
  because: 'adds machines while pods wait for room, and ends them again; EKS does not do it by itself',
  set: 'namespace `kube-system`, service account `cluster-autoscaler`, `autoDiscovery.clusterName` the name of the cluster: the infrastructure code’s pod identity association gives that account a role for its machines.',
}

const LOAD_BALANCER_CONTROLLER = {
  name: 'AWS Load Balancer Controller',
  because: 'keeps the addresses of the pods in the target group',
  set: 'namespace `kube-system`, service account `aws-load-balancer-controller`, as Terraform’s association says.',
}

const FILES = {
  aws: {
    name: 'EFS CSI driver',
    because: 'mounts the shared files',
    set: 'nothing more: the infrastructure code installs the add-on `aws-efs-csi-driver`.',
  },
  gcp: { name: 'Filestore CSI driver', because: 'mounts the shared files', set: 'an add-on of the cluster.' },
  azure: { name: 'Azure Files CSI driver', because: 'mounts the shared files', set: 'part of every AKS cluster.' },
} as const

const ADDONS: { readonly [A in ClusterAddon]: Omit<Tool, 'name'> } = {
  linkerd: {
    because: 'encrypts and measures calls between services',
    set: 'three copies of the control plane, and its CNI plugin: the restricted profile lets no pod change its own network.',
  },
  istio: {
    because: 'encrypts, measures and steers calls between services',
    set: 'two copies of istiod, and its CNI plugin: the restricted profile lets no pod change its own network.',
  },
  loki: {
    because: 'keeps the logs',
    set: 'release and namespace `loki`, three copies, its bucket as the object store; an agent on every node sends the pods’ output.',
  },
  tempo: { because: 'keeps the traces', set: 'release and namespace `tempo`, its bucket as the object store.' },
  vault: {
    because: 'keeps the workload’s secrets',
    set: 'release and namespace `vault`, five copies with integrated storage, opened by the provider’s key; a role `app` for the service account `app` of `default`.',
  },
}
