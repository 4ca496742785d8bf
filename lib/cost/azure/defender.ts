import { azure } from '@/lib/catalog/skus/azure'
import type { Design, Resource, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, fixed, usage } from '../component'
import type { CostComponent } from '../types'

/**
 * Defender for Cloud is billed by what it guards, not by the events it reads: machines, databases, storage accounts and vaults in the
 * same region as the detector, and the subscription.
 */
export const defenderCosts = (region: string, { resources }: Design): Costs => {
  const guarded = resources.filter((resource) => resource.region === region)
  return [
    fixed('Defender for Resource Manager', azure.defender.resourceManagerHour, HOURS_PER_MONTH, 'hour'),
    ...guarded.flatMap(planOf),
  ]
}

const planOf = (resource: Resource): CostComponent[] => {
  const { id } = resource
  if (resource.kind === 'machine-group') return machinePlan(resource)
  if (resource.kind === 'app-platform') {
    const hours = resource.replicas.typical * HOURS_PER_MONTH
    return [usage(`Defender for App Service (${id})`, azure.defender.appServiceHour, hours, 'instance-hour')]
  }
  if (resource.kind === 'relational-database') return databasePlan(resource)
  if (resource.kind === 'object-store')
    return [fixed(`Defender for Storage (${id})`, azure.defender.storageHour, HOURS_PER_MONTH, 'account-hour')]
  if (resource.kind === 'secret-store')
    return [fixed(`Defender for Key Vault (${id})`, azure.defender.keyVaultHour, HOURS_PER_MONTH, 'vault-hour')]
  return []
}

const machinePlan = ({ id, role, replicas, vcpu }: ResourceOf<'machine-group'>): CostComponent[] => {
  const hours = replicas.typical * HOURS_PER_MONTH
  return role === 'nodes'
    ? [usage(`Defender for Containers (${id})`, azure.defender.containerVcoreHour, hours * vcpu, 'vCore-hour')]
    : [usage(`Defender for Servers (${id})`, azure.defender.serverHour, hours, 'server-hour')]
}

const databasePlan = ({ id, engine, class: rank }: ResourceOf<'relational-database'>): CostComponent[] => {
  if (rank === 'distributed' || engine === 'oracle') return []
  if (engine === 'sqlserver')
    return [fixed(`Defender for SQL (${id})`, azure.defender.sqlHour, HOURS_PER_MONTH, 'instance-hour')]
  return engine === 'postgresql'
    ? [fixed(`Defender for PostgreSQL (${id})`, azure.defender.postgresqlMonth, 1, 'server-month')]
    : [fixed(`Defender for MySQL (${id})`, azure.defender.mysqlMonth, 1, 'server-month')]
}
