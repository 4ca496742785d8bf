import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import { own, size } from '../expressions'
import type { Block } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { stemOf } from './access'
import type { Entry } from './containers'
import { inRegion, regionOf } from './placing'
import { settingsOf } from './roles'
import { servicesOf } from './services'

export function taskDefinition(plan: Plan, entry: Entry): Block {
  const { label, resource: service } = entry
  const { each, origin } = servicesOf(plan, entry)
  const image =
    origin === entry
      ? ref('each.value.image')
      : code(`replace(each.value.image, ".\${var.region}.", ".\${${regionOf(entry)}}.")`)
  const mounts = fileSystemsOf(plan, entry)
  const { secrets } = settingsOf(plan, entry)
  return resource('aws_ecs_task_definition', label, {
    ...each,
    ...inRegion(entry),
    family: text`${ref('var.name')}-${ref('each.key')}`,
    requires_compatibilities: [service.capacity === 'serverless' ? 'FARGATE' : 'EC2'],
    network_mode: 'awsvpc',
    cpu: size(entry, 'cpu'),
    memory: size(entry, 'memory_mib'),
    execution_role_arn: own(entry, 'aws_iam_role', `${label}_execution`, 'arn'),
    task_role_arn: own(entry, 'aws_iam_role', label, 'arn'),
    runtime_platform: nested({
      operating_system_family: 'LINUX',
      cpu_architecture: service.task.arch === 'arm64' ? 'ARM64' : 'X86_64',
    }),
    container_definitions: json([
      {
        name: ref('each.key'),
        image,
        essential: true,
        ...(service.role === 'web' ? { portMappings: [{ containerPort: service.port, protocol: 'tcp' }] } : {}),
        environment: code(
          `[for name, value in local.${label}_settings : { name = name, value = value } if value != null]`,
        ),
        ...(secrets.length > 0
          ? {
              secrets: secrets.map(({ id, arn }) => ({
                name: `${stemOf(id, entry)}_PASSWORD`,
                valueFrom: code(`"\${${arn}}:password::"`),
              })),
            }
          : {}),
        ...(mounts.length > 0
          ? {
              mountPoints: mounts.map(({ id }) => ({ sourceVolume: id, containerPath: `/mnt/${id}`, readOnly: false })),
            }
          : {}),
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 60,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': own(entry, 'aws_cloudwatch_log_group', label, 'name'),
            'awslogs-region': ref(regionOf(entry)),
            'awslogs-stream-prefix': ref('each.key'),
          },
        },
      },
    ]),
    ...(mounts.length > 0
      ? {
          volume: nested(
            ...mounts.map((mount) => ({
              name: mount.id,
              efs_volume_configuration: nested({
                file_system_id: own(mount, 'aws_efs_file_system', mount.label, 'id'),
                transit_encryption: 'ENABLED',
                authorization_config: nested({
                  access_point_id: own(mount, 'aws_efs_access_point', mount.label, 'id'),
                  iam: 'ENABLED',
                }),
              }),
            })),
          ),
        }
      : {}),
  })
}

const fileSystemsOf = (plan: Plan, entry: Entry) =>
  plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) =>
      findEntries(plan, to).filter(
        (target): target is EntryOf<'file-system'> =>
          isKind(target, 'file-system') && target.resource.region === entry.resource.region,
      ),
    )
