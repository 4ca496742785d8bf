import type { EntryOf, Plan } from '../entries'
import { counted, named, own, type Piece, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, ref, resource } from '../hcl'
import { type Backend, backendsOf, isGlobal, schemeOf } from './backends'
import { CERTIFICATE_MAP, regionalCertificate } from './certificates'
import { type Front, globalFronts, isSecure } from './fronts'
import { homeOf, labels, regionOf, subnetId, vpcId } from './placing'

export function loadBalancer(plan: Plan, entry: EntryOf<'load-balancer'>): Piece[] {
  const front = globalFronts(plan).find(({ label }) => label === entry.label)
  if (front) return globalFront(plan, front)
  // Behind a delivery network the first region's front sends to this region as well.
  if (isGlobal(entry)) return []
  return regionalFront(plan, entry)
}

/** An address, and what happens to a request between it and the program. */
export function globalFront(plan: Plan, front: Front): Piece[] {
  const { backend, made } = backendsOf(plan, front)
  if (!backend) return []
  const { label } = front
  const at = (type: string, name: string, attribute: string) => own(front, type, name, attribute)
  const rule = (name: string, port: string, target: Value) =>
    resource('google_compute_global_forwarding_rule', name, {
      ...counted(front),
      name: named(name.replaceAll('_', '-')),
      ip_address: at('google_compute_global_address', label, 'id'),
      ip_protocol: 'TCP',
      port_range: port,
      load_balancing_scheme: 'EXTERNAL_MANAGED',
      target,
      ...labels(front),
    })
  return [
    ...made,
    ...pieces(
      'edge.tf',
      resource(
        'google_compute_global_address',
        label,
        { ...counted(front), name: named(front.id), ip_version: 'IPV4', ...labels(front) },
        why(plan, front),
      ),
      resource('google_compute_url_map', label, { ...counted(front), name: named(front.id), ...routes(backend) }),
      resource('google_compute_url_map', `${label}_redirect`, {
        ...counted(front),
        name: named(`${front.id}-redirect`),
        default_url_redirect: nested({
          https_redirect: true,
          strip_query: false,
          redirect_response_code: 'MOVED_PERMANENTLY_DEFAULT',
        }),
      }),
      resource('google_compute_ssl_policy', label, {
        ...counted(front),
        name: named(front.id),
        profile: 'MODERN',
        min_tls_version: 'TLS_1_2',
      }),
      resource('google_compute_target_https_proxy', label, {
        ...counted(front),
        name: named(front.id),
        url_map: at('google_compute_url_map', label, 'id'),
        certificate_map: CERTIFICATE_MAP(plan),
        ssl_policy: at('google_compute_ssl_policy', label, 'id'),
      }),
      resource(
        'google_compute_target_http_proxy',
        label,
        {
          ...counted(front),
          name: named(front.id),
          url_map: at('google_compute_url_map', `${label}_redirect`, 'id'),
        },
        'Port 80 answers only with a redirect to HTTPS.',
      ),
      rule(label, '443', at('google_compute_target_https_proxy', label, 'id')),
      rule(`${label}_http`, '80', at('google_compute_target_http_proxy', label, 'id')),
    ),
  ]
}

/** Every path goes to the one program, or each service of a fleet gets the paths that are named for it. */
function routes({ id, paths }: Backend): Body {
  if (!paths) return { default_service: ref(id) }
  return {
    default_service: code(id),
    host_rule: nested({ hosts: ['*'], path_matcher: 'services' }),
    path_matcher: nested({
      name: 'services',
      default_service: code(id),
      path_rule: dynamic(
        code(
          `{ for name, service in ${paths.collection} : name => { paths = service.paths, service = ${paths.service} } if length(service.paths) > 0 }`,
        ),
        { paths: ref('path_rule.value.paths'), service: ref('path_rule.value.service') },
      ),
    }),
  }
}

function regionalFront(plan: Plan, front: EntryOf<'load-balancer'>): Piece[] {
  const home = homeOf(plan, front)
  const { backend, made } = backendsOf(plan, front)
  if (!home || !backend) return []
  const { label } = front
  const region = ref(regionOf(front))
  const at = (type: string, name: string, attribute: string) => own(front, type, name, attribute)
  const isInternal = !front.resource.isPublic
  const blocks: Block[] = [
    resource('google_compute_address', label, {
      ...counted(front),
      name: named(front.id),
      region,
      address_type: isInternal ? 'INTERNAL' : 'EXTERNAL',
      ...(isInternal
        ? { subnetwork: subnetId(home, 'app'), purpose: 'SHARED_LOADBALANCER_VIP' }
        : { network_tier: 'PREMIUM' }),
      ...labels(front),
    }),
    ...(isSecure(front) ? http(plan, front, backend) : [tcp(front, backend)]),
    ...forwardingRules(plan, front, isInternal, region, at),
  ]
  return [
    ...made,
    ...pieces(
      'edge.tf',
      ...(isSecure(front) ? regionalCertificate(plan, front) : []),
      ...blocks.map((block, index) => (index === 0 ? { ...block, comment: why(plan, front) } : block)),
    ),
  ]
}

function http(_: Plan, front: EntryOf<'load-balancer'>, backend: Backend): Block[] {
  const { label } = front
  const region = ref(regionOf(front))
  const at = (type: string, name: string, attribute: string) => own(front, type, name, attribute)
  return [
    resource('google_compute_region_url_map', label, {
      ...counted(front),
      name: named(front.id),
      region,
      ...routes(backend),
    }),
    resource('google_compute_region_ssl_policy', label, {
      ...counted(front),
      name: named(front.id),
      region,
      profile: 'MODERN',
      min_tls_version: 'TLS_1_2',
    }),
    resource('google_compute_region_target_https_proxy', label, {
      ...counted(front),
      name: named(front.id),
      region,
      url_map: at('google_compute_region_url_map', label, 'id'),
      certificate_manager_certificates: [at('google_certificate_manager_certificate', label, 'id')],
      ssl_policy: at('google_compute_region_ssl_policy', label, 'id'),
    }),
  ]
}

const tcp = (front: EntryOf<'load-balancer'>, backend: Backend): Block =>
  resource('google_compute_region_target_tcp_proxy', front.label, {
    ...counted(front),
    name: named(front.id),
    region: ref(regionOf(front)),
    backend_service: ref(backend.id),
  })

function forwardingRules(
  plan: Plan,
  front: EntryOf<'load-balancer'>,
  isInternal: boolean,
  region: Value,
  at: (type: string, name: string, attribute: string) => Value,
): Block[] {
  const home = homeOf(plan, front)
  if (!home) return []
  const { label } = front
  const type = isSecure(front) ? 'google_compute_region_target_https_proxy' : 'google_compute_region_target_tcp_proxy'
  return [
    resource(
      'google_compute_forwarding_rule',
      label,
      {
        ...counted(front),
        name: named(front.id),
        region,
        ip_address: at('google_compute_address', label, 'id'),
        ip_protocol: 'TCP',
        port_range: '443',
        load_balancing_scheme: schemeOf(front),
        target: at(type, label, 'id'),
        network: vpcId(plan, home),
        ...(isInternal ? { subnetwork: subnetId(home, 'app') } : { network_tier: 'PREMIUM' }),
        ...(isInternal ? { allow_global_access: true } : {}),
        ...labels(front),
        depends_on: [ref(`google_compute_subnetwork.${home.label}_proxies`)],
      },
      isInternal ? 'Answers inside the network, and to what is joined to it; it has no address on the internet.' : '',
    ),
  ]
}
