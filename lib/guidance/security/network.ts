import { ofKind } from '@/lib/design/model'
import { COMPUTE_KINDS, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { type ControlRule, inDesign, notNeeded, type SecurityContext, yours } from './control-rule'

export const networkControls: readonly ControlRule[] = [
  {
    id: 'network-private-data',
    control: 'Data stores have no address on the internet',
    group: 'network',
    tags: {
      pci: ['1.4.4'],
      hipaa: ['164.312(a)(1)'],
      soc2: ['CC6.6'],
      gdpr: ['32'],
      iso: ['A.8.20', 'A.8.22'],
      fedramp: ['SC-7'],
      dora: ['9'],
    },
    judge: ({ design }) => {
      const stores = ofKinds(design, [...STORE_KINDS, 'cache'])
      if (stores.length === 0) return notNeeded('This design stores nothing.')
      const inside = stores.filter(({ tier }) => tier === 'data')
      const managed = stores.filter(({ tier }) => tier !== 'data')
      const words = [
        ...(inside.length > 0
          ? [`${inside.map(({ id }) => id).join(', ')} in the data subnets, not publicly accessible`]
          : []),
        ...(managed.length > 0
          ? [`${managed.map(({ id }) => id).join(', ')} behind signed requests, public access blocked`]
          : []),
      ]
      return inDesign(
        stores.map(({ id }) => id),
        `Terraform: ${list(words)}.`,
      )
    },
  },
  {
    id: 'network-allow-list',
    control: 'Only the connections that the design draws are open',
    group: 'network',
    tags: { pci: ['1.2.5', '1.3.1'], soc2: ['CC6.6'], iso: ['A.8.20'], fedramp: ['SC-7', 'AC-4'], dora: ['9'] },
    judge: ({ design, ids }) => {
      const networks = ids('network')
      if (networks.length === 0)
        return notNeeded('There is no network of your own: every part is reached by signed requests.')
      return inDesign(
        networks,
        `Security groups are generated from ${plural(design.connections.length, 'connection')} between named groups; everything else is refused.`,
      )
    },
  },
  {
    id: 'network-front-door',
    control: 'One front door, over TLS',
    group: 'network',
    tags: { pci: ['1.4.2'], soc2: ['CC6.6'], iso: ['A.8.20'], fedramp: ['SC-7'] },
    judge: frontDoor,
  },
  {
    id: 'network-web-firewall',
    control: 'A web firewall filters requests from the internet',
    group: 'network',
    tags: { pci: ['6.4.2'], soc2: ['CC6.6', 'CC6.8'], iso: ['A.8.20'], fedramp: ['SC-7', 'SI-3'], dora: ['9'] },
    judge: webFirewall,
  },
  {
    id: 'network-outbound',
    control: 'What runs inside reaches out only where it must',
    group: 'network',
    tags: { pci: ['1.3.2'], soc2: ['CC6.6'], iso: ['A.8.23'], fedramp: ['SC-7'] },
    judge: ({ design, ids }) => {
      const [network] = ofKind(design, 'network')
      if (!network) return notNeeded('Nothing runs inside a network of yours.')
      const resources = [...ids('nat-gateway', 'network-endpoint'), network.id]
      if (network.layout === 'private-endpoints-only') {
        return inDesign(resources, 'No route to the internet: cloud services are reached through private endpoints.')
      }
      if (network.layout === 'public-only') {
        return yours(
          'Workloads leave straight to the internet. Limit their security groups to the ports that they call, HTTPS in most cases.',
          'Outbound rules of the security groups, read once a quarter.',
          resources,
        )
      }
      return inDesign(
        resources,
        'Private subnets leave through address translation only; nothing outside can open a connection inwards.',
        'Review the destinations in the flow logs once a quarter.',
      )
    },
  },
  {
    id: 'network-environments',
    control: 'Production is apart from the other environments',
    group: 'network',
    tags: { pci: ['6.5.3'], soc2: ['CC6.1', 'CC8.1'], iso: ['A.8.31'], fedramp: ['CM-4'] },
    judge: ({ requirements }) => {
      const { environments } = requirements.delivery
      if (environments.length < 2)
        return notNeeded('There is one environment.', 'The list of environments that was asked for.')
      return yours(
        `Give production an account of its own: ${list(environments)} share code and no network, key or secret.`,
        'A list of accounts with their owners; each environment has its own variables file and state.',
      )
    },
  },
  {
    id: 'network-segmentation-test',
    control: 'The segments are proven by a test',
    group: 'network',
    only: ['pci'],
    tags: { pci: ['11.4.5'] },
    judge: ({ requirements, ids }) =>
      requirements.compliance.pciScope === 'saqd'
        ? yours(
            'Have the boundary of the card data environment tested at least every 12 months and after each change to it; every six months as a service provider.',
            "The tester's report.",
            ids('network'),
          )
        : notNeeded(
            'Card numbers never reach your servers: the payment page of the provider takes them.',
            'Your SAQ A.',
          ),
  },
  {
    id: 'network-residency',
    control: 'Data stays where it may be',
    group: 'network',
    only: ['gdpr', 'fedramp', 'dora'],
    tags: { gdpr: ['44–46'], fedramp: ['SA-9(5)'], dora: ['30'] },
    judge: ({ requirements, design, ids }) => {
      const regions = design.regions.map(({ id, name }) => `${name} (${id})`)
      const { residency } = requirements.data
      const edge = ids('content-delivery')
      const where = `Everything is kept in ${list(regions)}`
      if (residency === 'any') {
        return yours(
          `No place was named. ${where}; check that your contracts and notices allow it, and that support tools and log viewers do not copy data elsewhere.`,
          'The record of processing with the regions in it.',
        )
      }
      return inDesign(
        design.resources.filter(({ tier }) => tier === 'data' || tier === 'regional').map(({ id }) => id),
        `${where}; asked for: ${residency.toUpperCase()}.`,
        edge.length > 0
          ? 'The edge caches what you mark as cacheable in other countries: mark personal pages as private.'
          : null,
      )
    },
  },
  {
    id: 'network-boundary-diagram',
    control: 'The boundary is drawn and every service inside it is authorised',
    group: 'network',
    only: ['fedramp'],
    tags: { fedramp: ['PL-2', 'CA-3', 'SC-7'] },
    judge: ({ requirements, design }) =>
      yours(
        `Take the architecture diagram as the boundary diagram and check that each service is authorised at the ${requirements.compliance.fedrampLevel ?? 'moderate'} level in ${list(design.regions.map(({ id }) => id))}.`,
        'The boundary diagram in the system security plan, with the list of services.',
      ),
  },
]

const entries = ({ ids }: SecurityContext) => ids('content-delivery', 'load-balancer', 'api-gateway', 'app-platform')

function frontDoor(context: SecurityContext) {
  const { requirements, design } = context
  const resources = entries(context)
  const { exposure } = requirements.security
  if (ofKinds(design, COMPUTE_KINDS).length === 0 && resources.length === 0)
    return notNeeded('Nothing answers requests.')
  if (exposure === 'internal') {
    return yours(
      'Only your staff may reach it: connect the network to your own, or put your sign-in proxy in front, before the first release.',
      'A request from outside is refused.',
      resources,
    )
  }
  if (exposure === 'partners') {
    return yours(
      "List your partners' address ranges in the variables file, and agree who tells you when they change.",
      'A request from an address that is not listed is refused.',
      resources,
    )
  }
  if (resources.length === 0) return notNeeded('No part of this design listens to the internet.')
  return inDesign(resources, 'Ports 80 and 443 are the only ones open to the internet, and 80 answers with a redirect.')
}

function webFirewall(context: SecurityContext) {
  const { requirements, ids, asked } = context
  const firewalls = ids('web-firewall')
  if (firewalls.length > 0) {
    return inDesign(
      firewalls,
      'Managed rule sets are on; blocked requests are counted and logged.',
      'Read the blocked requests after each release: a rule may stop good traffic.',
    )
  }
  if (requirements.workload.kind === 'static')
    return notNeeded('Files only: there is no code that a request could attack.')
  if (requirements.security.exposure === 'internal') return notNeeded('Only your staff can reach it.')
  if (entries(context).length === 0) return notNeeded('No part of this design listens to the internet.')
  if (asked('pci'))
    return yours(
      'PCI DSS asks for an automated solution in front of every public web application: add a web firewall or show that an equivalent one exists.',
      'Rule set and its last change.',
    )
  return notNeeded('No rule that you named asks for one, and it can be put in front later without a change behind it.')
}
