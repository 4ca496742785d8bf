// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform and of Workflows, not of this language.
import type { EntryOf, Plan } from '../entries'
import { findEntries } from '../entries'
import type { Piece } from '../expressions'
import { counted, implies, named, pieces, why } from '../expressions'
import type { Value } from '../hcl'
import { code, json, ref, resource, text } from '../hcl'
import { addressOf, type Run } from './cloud-run'
import { encryptedBy } from './encryption'
import { emailOf, projectRole, serviceAccount } from './identities'
import { inRegion, labels } from './placing'
import { isServerless } from './reach'

/** One step a program that the design lets it call, each tried again where it fails. The reader's own steps take their place. */
export function workflow(plan: Plan, entry: EntryOf<'workflow'>): Piece[] {
  const { label, resource: flow } = entry
  const targets = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to).slice(0, 1))
    .filter((target): target is Run => isServerless(target))
  const steps: Value[] = targets.map((target) => {
    const path = addressOf(target, plan)
    const address = implies(entry, target) ? ref(path) : code(`try(${path}, "")`)
    return {
      [target.label]: {
        try: {
          call: 'http.post',
          args: {
            url: text`${address}/steps/${entry.id}`,
            auth: { type: 'OIDC', audience: address },
            body: '${input}',
            timeout: 1800,
          },
          result: target.label,
        },
        retry: {
          predicate: '${http.default_retry_predicate}',
          max_retries: 5,
          backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 },
        },
      },
    }
  })
  const [last] = targets.slice(-1)
  return [
    ...pieces(
      'messaging.tf',
      resource(
        'google_workflows_workflow',
        label,
        {
          ...counted(entry),
          name: named(entry.id),
          ...inRegion(entry),
          description: flow.purpose,
          service_account: emailOf(entry, label),
          call_log_level: 'LOG_ERRORS_ONLY',
          deletion_protection: ref('local.is_production'),
          ...encryptedBy(plan, flow.region, 'crypto_key_name', 'messages'),
          source_contents: json({
            main: {
              params: ['input'],
              steps: [...steps, { finish: { return: last ? `\${${last.label}.body}` : '${input}' } }],
            },
          }),
          ...labels(entry),
        },
        why(plan, entry),
      ),
    ),
    ...pieces(
      'iam.tf',
      serviceAccount(
        entry,
        label,
        entry.id,
        flow.label,
        'The workflow calls the programs of its steps as this account.',
      ),
      projectRole(entry, `${label}_logs`, label, 'roles/logging.logWriter'),
    ),
  ]
}
