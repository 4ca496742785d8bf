import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { named } from '../expressions'
import type { Block } from '../hcl'
import { ref } from '../hcl'
import { labelOf } from '../names'
import { encryptionKeyArns } from './encryption'
import { inlinePolicy, serviceRole } from './roles'
import { toolRoles } from './tool-roles'

type Identity = (role: string, namespace: string, account: string) => Block

/** Roles for what runs on the cluster besides the services. */
export function addonRoles(
  plan: Plan,
  cluster: EntryOf<'container-cluster'>,
  group: EntryOf<'machine-group'>,
  identity: Identity,
): Block[] {
  const holders = entriesOf(plan, 'encryption-key')
  const holder = holders.length === 1 ? holders[0] : undefined
  return toolRoles(plan, cluster, group).flatMap(({ id, namespace, account, says, store, statements, isKeyed }) => {
    const role = `${group.label}_${labelOf(id)}`
    const owner = { label: role, owner: group }
    const keys = isKeyed ? encryptionKeyArns(plan, group.resource.region) : []
    return [
      serviceRole(group, role, named(`${group.id}-${id}`), 'pods.eks.amazonaws.com', says),
      inlinePolicy([group, ...(store ? [store] : [])], owner, role, store ? `use-${store.id}` : id, statements),
      ...(keys.length === 0
        ? []
        : [
            inlinePolicy([group, ...(holder ? [holder] : [])], owner, `${role}_uses_key`, 'use-encryption-key', [
              { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: keys.map((key) => ref(key)) },
            ]),
          ]),
      identity(role, namespace, account),
    ]
  })
}
