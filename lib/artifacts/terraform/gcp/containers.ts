import type { EntryOf, Plan } from '../entries'
import type { Piece, Placeholder } from '../expressions'
import { pieces, placeholder, size, why } from '../expressions'
import type { Body } from '../hcl'
import { code, dynamic, ref, text } from '../hcl'
import { callerBlocks, cloudRunService, indexOf, LATEST, limits } from './cloud-run'
import { hostOf } from './container-hosts'
import { identity } from './identities'
import { servicesOf, servicesPlaceholder } from './services'

type Service = EntryOf<'container-service'>

export function containerService(plan: Plan, entry: Service): Piece[] {
  const waiting = servicesPlaceholder(plan, entry)
  const common = [...(waiting ? [placeholder(waiting)] : []), ...identity(plan, entry)]
  // Containers on machines are started by the machines themselves (machines.ts).
  if (hostOf(plan, entry)) return common
  const { each } = servicesOf(plan, entry)
  const release = releaseOf(plan, entry)
  return [
    ...common,
    ...(release && servicesOf(plan, entry).origin === entry ? [placeholder(release)] : []),
    ...pieces(
      'compute.tf',
      cloudRunService(plan, entry, {
        repeat: each,
        name: text`${ref('var.name')}-${ref('each.key')}${entry.regionVariable ? '-2' : ''}`,
        image: ref('each.value.image'),
        port: entry.resource.port,
        resources: limits(entry, {
          cpu_idle: size(entry, 'billed_by_request'),
          startup_cpu_boost: true,
        }),
        scaling: { min_instance_count: size(entry, 'copies_min'), max_instance_count: size(entry, 'copies_max') },
        timeout: null,
        concurrency: null,
        traffic: release ? sharedTraffic(release.name) : LATEST,
        comment: `${why(plan, entry)} ${SCALING[entry.resource.scaling.on] ?? ''}`.trim(),
      }),
    ),
    ...pieces('iam.tf', ...callerBlocks(plan, entry, indexOf(plan, entry))),
  ]
}

const SCALING: Partial<Record<Service['resource']['scaling']['on'], string>> = {
  schedule: 'Cloud Run adds copies within seconds; raise the minimum before a burst that is known.',
  predictive: 'Cloud Run has no forecast: it adds copies within seconds of the requests.',
  'queue-depth': 'Each message is a request here, so waiting work adds copies.',
}

/** Releases beside the running version: the newest revision gets its share, the one before it the rest. */
function releaseOf(plan: Plan, entry: Service): Placeholder | null {
  if (!['canary', 'blue-green'].includes(entry.resource.deployment)) return null
  const { origin } = servicesOf(plan, entry)
  const name = `${origin.label}_release`
  return {
    name,
    type: 'object({ percent = number, before = map(string) })',
    description: `A release of ${entry.resource.label} in steps: the percentage of requests that the newest revision gets, and by service the revision that gets the rest.`,
    validation: {
      condition: `var.${name}.percent >= 0 && var.${name}.percent <= 100`,
      message: 'The percentage lies between 0 and 100.',
    },
    example: `{ percent = 10, before = { ${origin.label} = "orders-prod-web-00007-abc" } }`,
    fallback: { percent: 100, before: {} },
  }
}

const sharedTraffic = (variable: string): Body[string] =>
  dynamic(
    code(
      `contains(keys(var.${variable}.before), each.key) ? [{ percent = var.${variable}.percent, revision = null }, { percent = 100 - var.${variable}.percent, revision = var.${variable}.before[each.key] }] : [{ percent = 100, revision = null }]`,
    ),
    {
      type: code(
        'traffic.value.revision == null ? "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST" : "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION"',
      ),
      revision: ref('traffic.value.revision'),
      percent: ref('traffic.value.percent'),
    },
  )
