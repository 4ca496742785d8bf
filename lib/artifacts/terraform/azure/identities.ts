import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { counted, own } from '../expressions'
import type { Block, Body } from '../hcl'
import { nested, resource } from '../hcl'
import { grantsOf } from './access'
import { allOf, placed, tags } from './placing'

/** The identity of a program and what it may do: no more than its connections in the design. */
export function identity(plan: Plan, entry: Entry, label = entry.label): Block[] {
  return [
    resource(
      'azurerm_user_assigned_identity',
      label,
      { ...placed(plan, entry), ...tags(entry) },
      `Who the code of ${entry.id} is to Azure; it may do no more than its connections in the design.`,
    ),
    ...pullImages(plan, entry, label),
    ...grantsOf(plan, entry, label),
  ]
}

/** What is started from an image may fetch it. */
export function pullImages(plan: Plan, entry: Entry, label: string): Block[] {
  const [registry] = entriesOf(plan, 'container-registry')
  const isHost = entriesOf(plan, 'container-service').some(({ resource }) => resource.runsOn === entry.id)
  const isHosted = entry.resource.kind === 'container-service' && entry.resource.capacity === 'machines'
  if (!registry || isHosted || !(isHost || FROM_IMAGES.has(entry.resource.kind))) return []
  return [
    resource('azurerm_role_assignment', `${label}_pulls_images`, {
      ...counted({ condition: allOf(entry, registry) }),
      scope: own(registry, 'azurerm_container_registry', registry.label, 'id'),
      role_definition_name: 'AcrPull',
      principal_id: own(entry, 'azurerm_user_assigned_identity', label, 'principal_id'),
      principal_type: 'ServicePrincipal',
    }),
  ]
}

const FROM_IMAGES = new Set<string>(['container-service', 'batch-environment', 'app-platform'])

export const identityId = (entry: Entry, label = entry.label) =>
  own(entry, 'azurerm_user_assigned_identity', label, 'id')

export const runsAs = (entry: Entry, label = entry.label): Body => ({
  identity: nested({ type: 'UserAssigned', identity_ids: [identityId(entry, label)] }),
})

/** The registry that images come from; an environment without one of its own is given that of production. */
export const registryOf = (plan: Plan): EntryOf<'container-registry'> | undefined =>
  entriesOf(plan, 'container-registry')[0]
