import type { Entry, Plan } from '../entries'
import { isKind } from '../entries'
import { own } from '../expressions'
import type { Body, Value } from '../hcl'
import { behind } from './fronts'

type Source = { id: Value; name: string; categories: readonly Body[] }

const AUDIT: readonly Body[] = [{ category_group: 'audit' }]
const ALL: readonly Body[] = [{ category_group: 'allLogs' }]

/** Whose own logs are worth their price: who read a secret, what a database complains of, what a front let through. */
export function typesWithLogs(plan: Plan, entry: Entry): Source[] {
  const from = (type: string, categories: readonly Body[], suffix = ''): Source => ({
    id: own(entry, type, entry.label, 'id'),
    name: `${entry.label}${suffix}_logs`,
    categories,
  })
  const { resource } = entry
  switch (resource.kind) {
    case 'secret-store':
      return [from('azurerm_key_vault', AUDIT)]
    case 'encryption-key':
      return [
        from(resource.hardware ? 'azurerm_key_vault_managed_hardware_security_module' : 'azurerm_key_vault', AUDIT),
      ]
    case 'relational-database':
      if (resource.class === 'distributed' || resource.engine === 'oracle') return []
      if (resource.engine === 'sqlserver')
        return [from('azurerm_mssql_database', [{ category: 'Errors' }, { category: 'Deadlocks' }])]
      return [
        from(
          `azurerm_${resource.engine}_flexible_server`,
          resource.engine === 'mysql'
            ? [{ category: 'MySqlSlowLogs' }, { category: 'MySqlAuditLogs' }]
            : [{ category: 'PostgreSQLLogs' }],
        ),
      ]
    case 'content-delivery':
      return [
        from('azurerm_cdn_frontdoor_profile', [
          { category: 'FrontDoorWebApplicationFirewallLog' },
          { category: 'FrontDoorHealthProbeLog' },
        ]),
      ]
    case 'load-balancer':
      return isKind(entry, 'load-balancer') && behind(plan, entry).kind === 'gateway'
        ? [
            from('azurerm_application_gateway', [
              { category: 'ApplicationGatewayFirewallLog' },
              { category: 'ApplicationGatewayAccessLog' },
            ]),
          ]
        : []
    case 'container-cluster':
      return [from('azurerm_kubernetes_cluster', [{ category: 'kube-audit-admin' }, { category: 'guard' }])]
    case 'app-platform':
      return [
        from('azurerm_linux_web_app', [{ category: 'AppServiceConsoleLogs' }, { category: 'AppServicePlatformLogs' }]),
      ]
    case 'workflow':
      return resource.style === 'standard' ? [from('azurerm_logic_app_workflow', ALL)] : []
    default:
      return []
  }
}
