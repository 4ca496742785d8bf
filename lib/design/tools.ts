import type { Logs, Metrics, Traces } from '@/lib/decisions/operate'
import type { ClusterAddon } from './model'

/** What runs on a cluster, as people call it. */
export const ADDON_NAMES: { readonly [A in ClusterAddon]: string } = {
  linkerd: 'Linkerd',
  istio: 'Istio',
  loki: 'Loki',
  tempo: 'Tempo',
  vault: 'Vault',
}

/** Where measurements, logs and traces go, as people call it. */
export const TOOL_NAMES: { readonly [T in Metrics | Logs | Traces]: string } = {
  'cloud-native': 'the provider’s own tools',
  prometheus: 'Prometheus',
  loki: 'Loki',
  'jaeger-or-tempo': 'Tempo',
  datadog: 'Datadog',
}
