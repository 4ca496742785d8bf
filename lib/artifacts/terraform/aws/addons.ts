import type { ClusterAddon } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { named } from '../expressions'
import type { Block } from '../hcl'
import { ref } from '../hcl'
import { accessTo } from './access'
import { encryptionKeyArns } from './encryption'
import { inlinePolicy, serviceRole } from './roles'

type Identity = (role: string, namespace: string, account: string) => Block

/**
 * Roles for what runs on the cluster besides the services: each may use its own store and nothing else. Namespace and service account
 * are those that the makers' Helm charts use where the release and its namespace have the tool's name (an assumption).
 */
export function addonRoles(
  plan: Plan,
  cluster: EntryOf<'container-cluster'>,
  group: EntryOf<'machine-group'>,
  identity: Identity,
): Block[] {
  return cluster.resource.addons.flatMap((addon) => {
    const store = storeOf(plan, addon, group.resource.region)
    if (!store) return []
    const { statements } = accessTo(plan, group, store.id)
    if (statements.length === 0) return []
    const role = `${group.label}_${addon}`
    const keys = encryptionKeyArns(plan, store.resource.region)
    const keyed =
      keys.length === 0
        ? []
        : [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: keys.map((key) => ref(key)) }]
    return [
      serviceRole(
        group,
        role,
        named(`${group.id}-${addon}`),
        'pods.eks.amazonaws.com',
        `${ADDON_NAMES[addon]} may use what it keeps its data in, and nothing else.`,
      ),
      inlinePolicy([group, store], { label: role, owner: group }, role, `use-${store.id}`, [...statements, ...keyed]),
      identity(role, addon, addon),
    ]
  })
}

/** What an add-on keeps its data in, or is opened by; a mesh keeps nothing. A copy in another region has no store of its own. */
function storeOf(plan: Plan, addon: ClusterAddon, region: string) {
  if (addon === 'loki' || addon === 'tempo')
    return entriesOf(plan, 'object-store').find(
      ({ resource }) => resource.use === 'telemetry' && resource.region === region,
    )
  if (addon === 'vault') return entriesOf(plan, 'secret-store').find(({ resource }) => resource.region === region)
  return undefined
}
