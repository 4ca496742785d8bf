import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import type { EdgeCommands } from '../cloud-commands'
import { az, groupOf, lastHour, logLines, sharedName } from './az'

export const azureEdge: EdgeCommands = {
  healthCheck: (zone, { design }) => {
    const status = az(
      `network traffic-manager profile show --name ${prefixOf(design)}-routing --resource-group ${groupOf(design, zone)} --query "{State:monitorConfig.profileMonitorStatus,Path:monitorConfig.path,Endpoints:endpoints[].[name,endpointMonitorStatus]}"`,
    )
    return { look: [status], status: [status] }
  },
  edge: (edge, { design }) => {
    const group = groupOf(design, edge)
    const name = resourceName(design, edge)
    return {
      look: [
        az(
          `afd endpoint list --profile-name ${name} --resource-group ${group} --query "[].[name,hostName,enabledState]" --output table`,
        ),
      ],
      errors: [
        lastHour({ name, type: 'Microsoft.Cdn/profiles', group, metric: 'Percentage5XX', aggregation: 'Average' }),
      ],
      clear: [
        az(
          `afd endpoint purge --profile-name ${name} --endpoint-name <endpoint from above> --content-paths "/*" --resource-group ${group}`,
        ),
      ],
    }
  },
  firewall: () => ({
    look: [
      logLines(
        "AzureDiagnostics | where Category has 'Firewall' and action_s =~ 'Block' | summarize count() by ruleName_s, clientIP_s, requestUri_s | top 50 by count_",
        'PT1H',
      ),
    ],
  }),
  outbound: (gateway, { design }) => {
    const group = groupOf(design, gateway)
    const name = resourceName(design, gateway)
    return {
      look: [
        az(
          `network nat gateway show --name ${name} --resource-group ${group} --query "{State:provisioningState,Addresses:publicIpAddresses[].id}"`,
        ),
      ],
      ports: [
        lastHour({
          name,
          type: 'Microsoft.Network/natGateways',
          group,
          metric: 'SNATConnectionCount',
          aggregation: 'Total',
          filter: "ConnectionState eq 'Failed'",
        }),
      ],
    }
  },
  targets: (balancer, { design }) => {
    const group = groupOf(design, balancer)
    const name = resourceName(design, balancer)
    const health = balancer.included
      ? az(
          `containerapp revision list --name <service> --resource-group ${group} --query "[].[name,properties.healthState,properties.replicas,properties.trafficWeight]" --output table`,
        )
      : balancerHealth(name, group, balancer.layer)
    return { look: [health], verify: [health] }
  },
  gateway: (gateway, { design }) => {
    const group = groupOf(design, gateway)
    const name = sharedName(design, gateway)
    return {
      look: [
        az(
          `apim show --name ${name} --resource-group ${group} --query "{State:provisioningState,Units:sku.capacity,Address:gatewayUrl}"`,
        ),
      ],
      refused: [
        lastHour({
          name,
          type: 'Microsoft.ApiManagement/service',
          group,
          metric: 'Requests',
          aggregation: 'Total',
          filter: "GatewayResponseCodeCategory eq '4xx'",
        }),
      ],
    }
  },
}

const balancerHealth = (name: string, group: string, layer: 'application' | 'network'): string =>
  layer === 'application'
    ? az(
        `network application-gateway show-backend-health --name ${name} --resource-group ${group} --query "backendAddressPools[].backendHttpSettingsCollection[].servers[].[address,health,healthProbeLog]" --output table`,
      )
    : lastHour({
        name,
        type: 'Microsoft.Network/loadBalancers',
        group,
        metric: 'DipAvailability',
        aggregation: 'Average',
        filter: "BackendIPAddress eq '*'",
      })
