import type { EntryOf, Plan } from '../entries'
import type { Piece, Placeholder } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { containersOn, portByService } from './container-hosts'
import { actsAs, attached, copyName, cosImage, machineMetadata, shielded, zoneOfCopy } from './cos'
import { encryptedBlock, encryptedBy } from './encryption'
import { balancerOf, frontDoorOf } from './fronts'
import { cloudInitOf } from './host-units'
import { emailOf, grantBlock, identity } from './identities'
import { groupScaling } from './machine-scaling'
import { homeOf, inRegion, labels, regionOf, subnetId, subnetTierOf, tagOf, zonesOf } from './placing'
import { originalOf } from './services'

export type Group = EntryOf<'machine-group'>

export function machineGroup(plan: Plan, entry: Group): Piece[] {
  // Nodes belong to their cluster (cluster.ts).
  if (entry.resource.role === 'nodes') return []
  const hosts = containersOn(plan, entry).length > 0
  const origin = originalOf(plan, entry)
  return [
    ...(hosts || origin !== entry ? [] : [placeholder(imagePlaceholder(entry))]),
    ...pieces('compute.tf', ...(isFixed(plan, entry) ? instances(plan, entry) : group(plan, entry, hosts))),
    ...identity(plan, entry),
    ...(hosts
      ? pieces(
          'iam.tf',
          ...plan.entries
            .filter(({ resource: { kind } }) => kind === 'container-registry')
            .map((registry) => grantBlock(registryReader(registry), `${entry.label}_pulls`, [registry], entry, entry)),
        )
      : []),
  ]
}

export const registryReader = (registry: Plan['entries'][number]) => ({
  type: 'google_artifact_registry_repository_iam_member',
  body: {
    location: own(registry, 'google_artifact_registry_repository', registry.label, 'location'),
    repository: own(registry, 'google_artifact_registry_repository', registry.label, 'name'),
  },
  role: 'roles/artifactregistry.reader',
})

/** A number that never moves, with nothing in front: plain machines rather than a group. */
export const isFixed = (plan: Plan, entry: Group) =>
  entry.resource.scaling.on === 'fixed' &&
  frontDoorOf(plan, entry.id) === undefined &&
  containersOn(plan, entry).length === 0

/** A plain machine with an address on the internet. */
export const isOpen = (plan: Plan, entry: Group) => {
  const home = homeOf(plan, entry)
  return home !== undefined && subnetTierOf(home, entry) === 'public'
}

const imagePlaceholder = ({ label, resource: machine }: Group): Placeholder => ({
  name: `${label}_image`,
  type: 'string',
  description: `Image of ${machine.label} with the software built in, or its family for the newest one.`,
  validation: {
    condition: `can(regex("^projects/[a-z0-9-]+/global/images/(family/)?[a-z][a-z0-9-]*$", var.${label}_image))`,
    message: 'Give it as projects/PROJECT/global/images/NAME or projects/PROJECT/global/images/family/NAME.',
  },
  example: `"projects/your-project/global/images/family/${label.replaceAll('_', '-')}"`,
})

const imageOf = (plan: Plan, entry: Group): Value => ref(`var.${originalOf(plan, entry).label}_image`)

function instances(plan: Plan, entry: Group): Block[] {
  const { label, resource: machine } = entry
  const home = homeOf(plan, entry)
  if (!home) return []
  const open = isOpen(plan, entry)
  const number = entry.condition ? `${entry.condition} ? var.${label}.min : 0` : `var.${label}.min`
  const address = open
    ? [
        resource(
          'google_compute_address',
          label,
          {
            count: code(number),
            name: copyName(entry.id),
            ...inRegion(entry),
            address_type: 'EXTERNAL',
            ...labels(entry),
          },
          'A fixed address, so that the name can lead to it.',
        ),
      ]
    : []
  return [
    ...address,
    resource(
      'google_compute_instance',
      label,
      {
        count: code(number),
        name: copyName(entry.id),
        zone: zoneOfCopy(zonesOf(entry), label),
        machine_type: size(entry, 'machine_type'),
        tags: [tagOf(entry.id)],
        boot_disk: nested({
          auto_delete: machine.tier !== 'data',
          initialize_params: nested({
            image: imageOf(plan, entry),
            size: size(entry, 'disk_gib'),
            type: size(entry, 'disk_type'),
            labels: { component: entry.id },
          }),
          ...encryptedBy(plan, machine.region, 'kms_key_self_link'),
        }),
        ...attached(
          subnetId(home, subnetTierOf(home, entry)),
          open ? { nat_ip: ref(`google_compute_address.${label}[count.index].address`) } : null,
        ),
        ...actsAs(emailOf(entry, label)),
        shielded_instance_config: shielded,
        ...machineMetadata(null, machine.os),
        ...scheduling(machine.gpus > 0),
        deletion_protection: ref('local.is_production'),
        allow_stopping_for_update: true,
        ...labels(entry),
        lifecycle: nested({ ignore_changes: [ref('boot_disk[0].initialize_params[0].image')] }),
      },
      why(plan, entry),
    ),
    ...(machine.tier === 'data' ? snapshots(entry, label, 7) : []),
  ]
}

/** A card stays where it is: its machine is stopped for maintenance and not moved. */
const scheduling = (hasCard: boolean): Body =>
  hasCard ? { scheduling: nested({ on_host_maintenance: 'TERMINATE', automatic_restart: true }) } : {}

/** Daily snapshots of disks that hold data, kept in the machine's own region. */
export function snapshots(
  entry: Pick<Group, 'condition' | 'regionVariable' | 'id'>,
  label: string,
  days: number | Value,
  region: string = regionOf(entry),
): Block[] {
  return [
    resource(
      'google_compute_resource_policy',
      label,
      {
        ...counted(entry),
        name: named(`${entry.id}-daily`),
        region: ref(region),
        snapshot_schedule_policy: nested({
          schedule: nested({ daily_schedule: nested({ days_in_cycle: 1, start_time: '02:00' }) }),
          retention_policy: nested({ max_retention_days: days, on_source_disk_delete: 'APPLY_RETENTION_POLICY' }),
          snapshot_properties: nested({ storage_locations: [ref(region)], labels: { component: entry.id } }),
        }),
      },
      'A copy of each disk every night.',
    ),
    resource('google_compute_disk_resource_policy_attachment', label, {
      count: code(`length(google_compute_instance.${label})`),
      name: own(entry, 'google_compute_resource_policy', label, 'name'),
      disk: ref(`google_compute_instance.${label}[count.index].name`),
      zone: ref(`google_compute_instance.${label}[count.index].zone`),
    }),
  ]
}

function group(plan: Plan, entry: Group, hosts: boolean): Block[] {
  const { label, resource: machine } = entry
  const home = homeOf(plan, entry)
  if (!home) return []
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  const template = (name: string, spot: boolean) =>
    resource(
      'google_compute_instance_template',
      name,
      {
        ...counted(entry),
        name_prefix: text`${ref('var.name')}-${entry.id}${spot ? '-spot' : ''}-`,
        ...inRegion(entry),
        machine_type: size(entry, 'machine_type'),
        tags: [tagOf(entry.id)],
        disk: nested({
          source_image: hosts ? cosImage(machine.arch) : imageOf(plan, entry),
          disk_size_gb: size(entry, 'disk_gib'),
          disk_type: size(entry, 'disk_type'),
          auto_delete: true,
          boot: true,
          ...encryptedBlock(plan, machine.region, 'disk_encryption_key', 'kms_key_self_link'),
          labels: { component: entry.id },
        }),
        ...attached(
          subnetId(home, subnetTierOf(home, entry)),
          isOpen(plan, entry) ? { network_tier: 'PREMIUM' } : null,
        ),
        ...actsAs(emailOf(entry, label)),
        shielded_instance_config: shielded,
        ...machineMetadata(hosts ? ref(cloudInitOf(label)) : null, machine.os),
        ...(spot
          ? {
              scheduling: nested({
                provisioning_model: 'SPOT',
                preemptible: true,
                automatic_restart: false,
                on_host_maintenance: 'TERMINATE',
                instance_termination_action: 'STOP',
              }),
            }
          : scheduling(machine.gpus > 0)),
        ...labels(entry),
        lifecycle: nested({ create_before_destroy: true }),
      },
      spot ? 'Machines that Google may take back at any time, for a fraction of the price.' : why(plan, entry),
    )
  const path = (name: string) => own(entry, 'google_compute_instance_template', name, 'self_link')
  const balanced = balancerOf(plan, entry.id) !== undefined || hosts
  return [
    template(label, false),
    ...(usesSpot ? [template(`${label}_spot`, true)] : []),
    resource('google_compute_region_instance_group_manager', label, {
      ...counted(entry),
      name: named(entry.id),
      ...inRegion(entry),
      base_instance_name: named(entry.id),
      distribution_policy_zones: code(
        `slice(${zonesOf(entry)}, 0, min(var.${label}.zones, length(${zonesOf(entry)})))`,
      ),
      ...(machine.scaling.on === 'fixed' ? { target_size: size(entry, 'min') } : {}),
      version: nested(
        { name: 'on-demand', instance_template: path(label) },
        ...(usesSpot
          ? [
              {
                name: 'spot',
                instance_template: path(`${label}_spot`),
                target_size: nested({ percent: size(entry, 'spot_percent') }),
              },
            ]
          : []),
      ),
      ...ports(plan, entry, hosts),
      ...(balanced && !hosts
        ? {
            auto_healing_policies: nested({
              health_check: own(entry, 'google_compute_health_check', `${label}_alive`, 'id'),
              initial_delay_sec: 300,
            }),
          }
        : {}),
      update_policy: nested(updatePolicy(entry)),
      lifecycle: nested({ ignore_changes: machine.scaling.on === 'fixed' ? [] : [ref('target_size')] }),
    }),
    ...(balanced && !hosts
      ? [
          resource(
            'google_compute_health_check',
            `${label}_alive`,
            {
              ...counted(entry),
              name: named(`${entry.id}-alive`),
              check_interval_sec: 30,
              unhealthy_threshold: 5,
              http_health_check: nested({ port: machine.port, request_path: ref('var.health_check_path') }),
            },
            'A machine that does not answer for two and a half minutes is replaced.',
          ),
        ]
      : []),
    ...groupScaling(plan, entry),
  ]
}

function ports(plan: Plan, entry: Group, hosts: boolean): Body {
  if (!hosts) return { named_port: nested({ name: 'http', port: entry.resource.port }) }
  const [web] = containersOn(plan, entry).filter(({ resource: { role } }) => role === 'web')
  if (!web) return {}
  return {
    named_port: {
      dynamic: {
        forEach: code(portByService(plan, web)),
        content: { name: ref('named_port.key'), port: ref('named_port.value') },
      },
    },
  }
}

/** The old machines stay until the new ones answer, unless the design accepts a gap; blue/green and canary go in whole steps. */
function updatePolicy(entry: Group): Body {
  const { deployment } = entry.resource
  const zones = `length(${zonesOf(entry)})`
  if (deployment === 'recreate')
    return {
      type: 'PROACTIVE',
      minimal_action: 'REPLACE',
      max_unavailable_fixed: code(zones),
      max_surge_fixed: 0,
    }
  return {
    type: noted(
      deployment === 'canary' || deployment === 'blue-green' ? 'OPPORTUNISTIC' : 'PROACTIVE',
      deployment === 'rolling'
        ? 'A few new machines at a time, and none of the old ones goes before they answer.'
        : 'New machines come when the release says so: `gcloud compute instance-groups managed rolling-action start-update`.',
    ),
    minimal_action: 'REPLACE',
    max_surge_fixed: code(zones),
    max_unavailable_fixed: 0,
  }
}
