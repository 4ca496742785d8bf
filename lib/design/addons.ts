import { HOURS_PER_MONTH } from '@/lib/units/hours'
import type { Context } from './context'
import type { ClusterAddon } from './model'
import { LOGGED_RPS, type Usage } from './usage'

/** What the decisions put on a cluster besides the services, in the order of the list of add-ons. */
export function addonsOf({ choices }: Pick<Context, 'choices'>): ClusterAddon[] {
  if (choices.compute !== 'kubernetes') return []
  const mesh = choices['service-mesh']
  return [
    ...(mesh === 'none' ? [] : [mesh]),
    ...(choices.logs === 'loki' ? (['loki'] as const) : []),
    ...(choices.traces === 'jaeger-or-tempo' ? (['tempo'] as const) : []),
    ...(choices.secrets === 'vault' ? (['vault'] as const) : []),
  ]
}

/** Share of the requests that is followed from end to end, and the most of them a second: assumptions. */
const TRACED_SHARE = 0.01
const MOST_TRACES = LOGGED_RPS
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600

export const tracesPerMonth = ({ originAverageRps }: Usage): number =>
  Math.min(originAverageRps * TRACED_SHARE, MOST_TRACES) * SECONDS_PER_MONTH

type Need = { vcpu: number; memoryGib: number }

/** vCPUs that the add-ons take from the nodes: of processor and memory the one that needs more, at four GiB a vCPU. */
export function addonVcpu(context: Context, copies: number): number {
  return addonsOf(context)
    .map((addon) => NEEDS[addon](context, copies))
    .reduce((sum, { vcpu, memoryGib }) => sum + Math.max(vcpu, memoryGib / GIB_PER_VCPU), 0)
}

const GIB_PER_VCPU = 4
/** Beside its way in, a request makes one more call between services: two proxies each, an assumption. */
const PROXIES_PASSED = 4
const thousandsProxied = ({ usage }: Context) => (usage.originAverageRps * PROXIES_PASSED) / 1000
/** Copies of a tool that has to answer when one of them is gone. */
const copiesOf = ({ isProduction }: Context, wanted: number) => (isProduction ? wanted : 1)

const NEEDS: { readonly [A in ClusterAddon]: (context: Context, copies: number) => Need } = {
  /**
   * About 250 MB for the control plane and 10 MB a proxy at rest: https://www.k8scalc.com/calculators/service-mesh-overhead-calculator,
   * read 2026-11-23 (secondary). The processor, a third of Istio's, is an assumption.
   */
  linkerd: (context, copies) => ({
    vcpu: 0.1 * copiesOf(context, 3) + 0.12 * thousandsProxied(context),
    memoryGib: 0.25 * copiesOf(context, 3) + 0.01 * copies,
  }),
  /**
   * 1 vCPU and 1.5 GB for the control plane, 0.35 vCPU and 40 MB for each 1,000 requests a second through a proxy:
   * https://istio.io/v1.16/docs/ops/deployment/performance-and-scalability, read 2026-11-23. 50 MB a proxy at rest: the calculator above.
   */
  istio: (context, copies) => ({
    vcpu: 1 * copiesOf(context, 2) + 0.35 * thousandsProxied(context),
    memoryGib: 1.5 * copiesOf(context, 2) + 0.05 * copies + 0.04 * thousandsProxied(context),
  }),
  /**
   * Loki's own sizes start at terabytes a day (https://www.grafana.com/docs/loki/latest/setup/size, read 2026-11-23); for gigabytes
   * three copies of one process of half a vCPU and 1.5 GiB: an assumption.
   */
  loki: (context) => ({ vcpu: 0.5 * copiesOf(context, 3), memoryGib: 1.5 * copiesOf(context, 3) }),
  /**
   * 2 vCPU and 2 GB take in 10 MB a second, each 3 to 5 MB want 2.5 vCPU and 4 GB more to hold them:
   * https://grafana.com/docs/tempo/latest/setup/size, read 2026-11-23. At most 100 traces a second, of about 10 KiB each, is 1 MB: one
   * process with a fifth of both, and as much again to read them (assumption).
   */
  tempo: () => ({ vcpu: 1.5, memoryGib: 4 }),
  /**
   * Five copies: https://developer.hashicorp.com/vault/tutorials/kubernetes/kubernetes-raft-deployment-guide, read 2026-11-23. Half a vCPU
   * and 1 GiB each is an assumption.
   */
  vault: (context) => ({ vcpu: 0.5 * copiesOf(context, 5), memoryGib: 1 * copiesOf(context, 5) }),
}
