import type { ClusterAddon } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { counted, own } from '../expressions'
import type { Block } from '../hcl'
import { resource, text } from '../hcl'
import { accessTo } from './access'
import { grantBlock, serviceAccount } from './identities'

/**
 * Accounts for what runs on the cluster besides the services: each may use its own store and nothing else. Namespace and service account
 * are those that the makers' Helm charts use where the release and its namespace have the tool's name (an assumption).
 */
export function addonAccounts(plan: Plan, cluster: EntryOf<'container-cluster'>): Block[] {
  return cluster.resource.addons.flatMap((addon) => {
    const store = storeOf(plan, addon, cluster.resource.region)
    if (!store) return []
    const account = `${cluster.label}_${addon}`
    const actor: Entry = { ...cluster, label: account }
    return [
      serviceAccount(
        cluster,
        account,
        addon,
        ADDON_NAMES[addon],
        `${ADDON_NAMES[addon]} may use what it keeps its data in, and nothing else.`,
      ),
      ...accessTo(plan, cluster, store.id).grants.map((grant, index) =>
        grantBlock(grant, index === 0 ? account : `${account}_${index + 1}`, [store], cluster, actor),
      ),
      resource('google_service_account_iam_member', account, {
        ...counted(cluster),
        service_account_id: own(cluster, 'google_service_account', account, 'name'),
        role: 'roles/iam.workloadIdentityUser',
        member: text`serviceAccount:${own(cluster, 'google_container_cluster', cluster.label, 'workload_identity_config[0].workload_pool')}[${addon}/${addon}]`,
      }),
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
