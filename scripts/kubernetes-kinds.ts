import type { IAnalysisTemplate, IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1'
import type { IScaledObject, ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import type { ICronJob } from 'kubernetes-models/batch/v1'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1'
import type {
  INamespace,
  IPersistentVolume,
  IPersistentVolumeClaim,
  IService,
  IServiceAccount,
} from 'kubernetes-models/v1'

/** Every kind that the writer of manifests may emit, by its key; scripts/kubernetes-schema.ts makes a strict JSON schema of it. */
export interface Kinds {
  'v1/Namespace': INamespace
  'v1/ServiceAccount': IServiceAccount
  'v1/Service': IService
  'v1/PersistentVolume': IPersistentVolume
  'v1/PersistentVolumeClaim': IPersistentVolumeClaim
  'apps/v1/Deployment': IDeployment
  'batch/v1/CronJob': ICronJob
  'autoscaling/v2/HorizontalPodAutoscaler': IHorizontalPodAutoscaler
  'policy/v1/PodDisruptionBudget': IPodDisruptionBudget
  'networking.k8s.io/v1/NetworkPolicy': INetworkPolicy
  'argoproj.io/v1alpha1/Rollout': IRollout
  'argoproj.io/v1alpha1/AnalysisTemplate': IAnalysisTemplate
  'keda.sh/v1alpha1/ScaledObject': IScaledObject
  'keda.sh/v1alpha1/TriggerAuthentication': ITriggerAuthentication
  'gateway.networking.k8s.io/v1/GatewayClass': GatewayClass
  'gateway.networking.k8s.io/v1/Gateway': Gateway
  'gateway.networking.k8s.io/v1/HTTPRoute': HttpRoute
  'gateway.envoyproxy.io/v1alpha1/EnvoyProxy': EnvoyProxy
  'elbv2.k8s.aws/v1beta1/TargetGroupBinding': TargetGroupBinding
  'external-secrets.io/v1/SecretStore': SecretStore
  'external-secrets.io/v1/ExternalSecret': ExternalSecret
  'kustomize.config.k8s.io/v1beta1/Kustomization': Kustomization
}

/*
 * Kinds without a package of types, by hand after their definitions and no wider than what is emitted:
 * https://github.com/kubernetes-sigs/gateway-api config/crd/standard, https://gateway.envoyproxy.io/docs/tasks/operations/customize-envoyproxy,
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller config/crd/bases, https://github.com/external-secrets/external-secrets
 * config/crds/bases, all read 2026-11-23; kustomize from https://kubectl.docs.kubernetes.io/references/kustomize/kustomization (not re-read).
 */
type Named = { [name: string]: string }
type Resource<Version extends string, Kind extends string, Spec> = {
  apiVersion: Version
  kind: Kind
  metadata: { name: string; namespace?: string; labels?: Named; annotations?: Named }
  spec: Spec
}
type Selector = { matchLabels?: Named }

type GatewayClass = Resource<'gateway.networking.k8s.io/v1', 'GatewayClass', { controllerName: string }>
type Gateway = Resource<
  'gateway.networking.k8s.io/v1',
  'Gateway',
  {
    gatewayClassName: string
    infrastructure?: {
      annotations?: Named
      labels?: Named
      parametersRef?: { group: string; kind: string; name: string }
    }
    listeners: {
      name: string
      port: number
      protocol: 'HTTP' | 'HTTPS' | 'TLS' | 'TCP' | 'UDP'
      hostname?: string
      allowedRoutes?: { namespaces?: { from?: 'All' | 'Selector' | 'Same'; selector?: Selector } }
    }[]
  }
>
type HttpRoute = Resource<
  'gateway.networking.k8s.io/v1',
  'HTTPRoute',
  {
    hostnames?: string[]
    parentRefs: { name: string; namespace?: string; sectionName?: string }[]
    rules: {
      matches: { path: { type: 'Exact' | 'PathPrefix' | 'RegularExpression'; value: string } }[]
      backendRefs: { name: string; port: number; namespace?: string; weight?: number }[]
    }[]
  }
>
type EnvoyProxy = Resource<
  'gateway.envoyproxy.io/v1alpha1',
  'EnvoyProxy',
  {
    provider: {
      type: 'Kubernetes'
      kubernetes: {
        envoyService: { name?: string; type?: 'ClusterIP' | 'LoadBalancer' | 'NodePort'; annotations?: Named }
      }
    }
  }
>
type TargetGroupBinding = Resource<
  'elbv2.k8s.aws/v1beta1',
  'TargetGroupBinding',
  {
    targetGroupARN: string
    serviceRef: { name: string; port: number | string }
    targetType?: 'instance' | 'ip'
  }
>
type AccountRef = { name: string; namespace?: string; audiences?: string[] }
type SecretStore = Resource<
  'external-secrets.io/v1',
  'SecretStore',
  {
    provider: {
      aws?: { service: 'SecretsManager' | 'ParameterStore'; region: string }
      gcpsm?: { projectID: string; auth: { workloadIdentity: { serviceAccountRef: AccountRef } } }
      azurekv?: {
        vaultUrl: string
        authType: 'ServicePrincipal' | 'ManagedIdentity' | 'WorkloadIdentity'
        serviceAccountRef: AccountRef
      }
      vault?: {
        server: string
        path: string
        version: 'v1' | 'v2'
        auth: { kubernetes: { mountPath: string; role: string; serviceAccountRef: AccountRef } }
      }
    }
  }
>
type ExternalSecret = Resource<
  'external-secrets.io/v1',
  'ExternalSecret',
  {
    refreshInterval: string
    secretStoreRef: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string }
    target: { name: string; creationPolicy: 'Owner' | 'Orphan' | 'Merge' | 'None' }
    dataFrom: { extract: { key: string } }[]
  }
>
type Kustomization = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1'
  kind: 'Kustomization'
  resources: string[]
  patches?: { path: string }[]
  images?: { name: string; newName: string; digest: string }[]
  configMapGenerator?: { name: string; namespace: string; envs: string[] }[]
  generatorOptions?: { disableNameSuffixHash: boolean }
}
