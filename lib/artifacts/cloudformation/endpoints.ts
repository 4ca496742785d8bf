import { serviceNamesOf } from '../terraform/aws/endpoints'
import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { subnets, tiersOf, vpc, zonesOf } from './network'
import { homeOf, NAME, type Piece, pascal, resource, tags, why } from './plan'
import { groupOf } from './security-groups'
import { REGION, ref, text } from './value'

export function networkEndpoint(plan: Plan, entry: EntryOf<'network-endpoint'>): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry, network)
  const group = groupOf(plan, entry.id)
  return serviceNamesOf(plan, entry).map((service, index) => {
    const common = { VpcId: vpc(network), ServiceName: text`com.amazonaws.${REGION}.${service}` }
    const named = { Tags: tags(entry, text`${NAME}-${service}`) }
    const tables = tiersOf(network).flatMap((tier) =>
      Array.from({ length: zonesOf(network, tier) }, (_, zone) =>
        ref(`${pascal(network.label)}${pascal(tier)}RouteTable${zone + 1}`),
      ),
    )
    return resource(
      home,
      'network',
      `${pascal(entry.label)}${pascal(service)}Endpoint`,
      'AWS::EC2::VPCEndpoint',
      entry.resource.style === 'gateway'
        ? { ...common, VpcEndpointType: 'Gateway', RouteTableIds: tables, ...named }
        : {
            ...common,
            VpcEndpointType: 'Interface',
            PrivateDnsEnabled: true,
            SubnetIds: subnets(network, 'app'),
            SecurityGroupIds: group ? [group.value] : [],
            ...named,
          },
      { comment: index === 0 ? why(plan, entry) : '' },
    )
  })
}
