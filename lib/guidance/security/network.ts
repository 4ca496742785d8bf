import { ofKind } from '@/lib/design/model'
import { COMPUTE_KINDS, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

export const networkControls: readonly ControlRule[] = [
  {
    id: 'network-private-data',
    control: 'Data stores have no address on the internet',
    group: 'network',
    duty: { owner: OWNERS.engineering, cadence: 'each change of the network' },
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
        `In ${cloudOf(design).code}: ${list(words)}.`,
      )
    },
  },
  {
    id: 'network-allow-list',
    control: 'Only the connections that the design draws are open',
    group: 'network',
    duty: { owner: OWNERS.security, cadence: 'every six months' },
    tags: {
      pci: ['1.2.5', '1.2.7', '1.3.1'],
      soc2: ['CC6.6'],
      iso: ['A.8.20', 'A.8.22'],
      fedramp: ['SC-7', 'SC-7(5)', 'AC-4'],
      dora: ['9'],
    },
    judge: ({ design, ids }) => {
      const networks = ids('network')
      if (networks.length === 0)
        return notNeeded('There is no network of your own: every part is reached by signed requests.')
      return inDesign(
        networks,
        `${cloudOf(design).networkRules} follow the ${plural(design.connections.length, 'connection')} of this design; everything else is refused.`,
        'Read the list of open connections again and remove what is no longer used.',
      )
    },
  },
  {
    id: 'network-front-door',
    control: 'One front door, over TLS',
    group: 'network',
    duty: { owner: OWNERS.engineering, cadence: 'before the first release' },
    tags: { pci: ['1.4.2'], soc2: ['CC6.6'], iso: ['A.8.20'], fedramp: ['SC-7'] },
    judge: frontDoor,
  },
  {
    id: 'network-web-firewall',
    control: 'A web firewall filters requests from the internet',
    group: 'network',
    duty: { owner: OWNERS.security, cadence: 'after each release' },
    tags: { pci: ['6.4.2'], soc2: ['CC6.6', 'CC6.8'], iso: ['A.8.20'], fedramp: ['SC-5', 'SC-7', 'SI-3'], dora: ['9'] },
    judge: webFirewall,
  },
  {
    id: 'network-outbound',
    control: 'What runs inside reaches out only where it must',
    group: 'network',
    duty: { owner: OWNERS.security, cadence: 'every three months' },
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
          'Workloads leave straight to the internet. Limit their outbound rules to the ports that they call, HTTPS in most cases.',
          'The outbound rules, read once a quarter.',
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
    duty: { owner: OWNERS.engineering, cadence: 'once, and with each new environment' },
    tags: { pci: ['6.5.3'], soc2: ['CC6.1', 'CC8.1'], iso: ['A.8.31'], fedramp: ['CM-4'] },
    judge: ({ requirements, design }) => {
      const { environments } = requirements.delivery
      if (environments.length < 2)
        return notNeeded('There is one environment.', 'The list of environments that was asked for.')
      return yours(
        `Give production ${ANY[cloudOf(design).account]} of its own: ${list(environments)} share code and no network, key or secret.`,
        'The list of environments with their owners; each has its own variables and state.',
      )
    },
  },
  {
    id: 'network-segmentation-test',
    control: 'The segments are proven by a test',
    group: 'network',
    duty: { owner: OWNERS.security, cadence: 'every 12 months, every six as a service provider' },
    only: ['pci'],
    tags: { pci: ['11.4.5', '11.4.6'] },
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
    id: 'network-boundary-diagram',
    control: 'The boundary is drawn, with what crosses it',
    group: 'network',
    duty: { owner: OWNERS.compliance, cadence: 'every 12 months, and with each change' },
    only: ['pci', 'fedramp'],
    tags: { pci: ['1.2.3', '1.2.4'], fedramp: ['PL-2', 'CA-3', 'SC-7'] },
    judge: ({ requirements, design, asked, ids }) => {
      const regions = list(design.regions.map(({ id }) => id))
      const authorised = asked('fedramp')
        ? ` Check that each service is authorised at the ${requirements.compliance.fedrampLevel ?? 'moderate'} level in ${regions}.`
        : ''
      const cards =
        asked('pci') && requirements.compliance.pciScope === 'saqd' ? ' Mark on them where card numbers go.' : ''
      return yours(
        `Take the diagrams of this plan as the boundary and data-flow diagrams and date them.${authorised}${cards}`,
        'The dated diagrams, with the list of services inside the boundary.',
        ids('network'),
      )
    },
  },
]

const ANY: Readonly<Record<string, string>> = {
  account: 'an account',
  project: 'a project',
  subscription: 'a subscription',
}

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
