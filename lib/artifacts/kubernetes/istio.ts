import type { Provider } from '@/lib/requirements/schema'
import type { Named } from './manifest'

/** Azure runs Istio itself, in a namespace and under a revision of its own, which is the one that the Terraform names. */
export const ISTIO: { readonly [P in Provider]: { namespace: string; label: Named } } = {
  aws: { namespace: 'istio-system', label: { 'istio-injection': 'enabled' } },
  gcp: { namespace: 'istio-system', label: { 'istio-injection': 'enabled' } },
  azure: { namespace: 'aks-istio-system', label: { 'istio.io/rev': 'asm-1-27' } },
}
