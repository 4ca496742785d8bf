import type { Cloud } from '../cloud'
import { pieces } from '../expressions'
import { azureWriters } from './by-kind'
import { azureVariables } from './common-variables'
import { environments } from './containers'
import { environmentNames } from './load-balancing'
import { namespaces } from './messaging'
import { resourceGroups } from './placing'
import { privateZones } from './private-links'
import { azureNotes } from './readme'
import { budgetBlocks, localBlocks, outputBlocks, versionBlocks } from './root-files'
import { securityRules } from './rules'
import { AZURE_SIZE_LIMITS, azureSizes } from './sizes'
import { withBalancerVariants } from './variants'

export const azureCloud: Cloud = {
  writers: azureWriters,
  sizes: azureSizes,
  sizeLimits: AZURE_SIZE_LIMITS,
  region: { pattern: '^[a-z]+[0-9]?$', example: 'northeurope' },
  versions: versionBlocks,
  shared: (whole) => {
    const plan = withBalancerVariants(whole)
    return [
      ...pieces('locals.tf', ...localBlocks(plan)),
      ...pieces('network.tf', ...resourceGroups(plan)),
      ...privateZones(plan),
      ...securityRules(plan),
      ...environments(plan),
      ...environmentNames(plan),
      ...namespaces(plan),
    ]
  },
  budget: budgetBlocks,
  outputs: (plan) => outputBlocks(withBalancerVariants(plan)),
  commonVariables: azureVariables,
  backend: () => ({
    resource_group_name: 'your-state-group',
    storage_account_name: 'your-state-account',
    container_name: 'state',
    use_azuread_auth: true,
  }),
  readme: (plan) => azureNotes(withBalancerVariants(plan)),
}
