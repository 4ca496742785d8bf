import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { type Code, code, ref, text, type Value } from '../hcl'
import { containersOn, portByService, whereAlso } from './container-hosts'
import { cloudInit } from './cos'
import { settingsExpression } from './identities'
import { servicesOf } from './services'

type Group = EntryOf<'machine-group'>

/** Flags that hand a card of the machine to a container: https://cloud.google.com/container-optimized-os/docs/how-to/run-gpus (not re-read: an assumption). */
const CARD_FLAGS = [
  '--volume=/var/lib/nvidia/lib64:/usr/local/nvidia/lib64',
  '--volume=/var/lib/nvidia/bin:/usr/local/nvidia/bin',
  '--device=/dev/nvidia0:/dev/nvidia0',
  '--device=/dev/nvidia-uvm:/dev/nvidia-uvm',
  '--device=/dev/nvidiactl:/dev/nvidiactl',
]
const CARD_STEPS = [
  '/usr/bin/cos-extensions install gpu',
  '/bin/mount --bind /var/lib/nvidia /var/lib/nvidia',
  '/bin/mount -o remount,exec /var/lib/nvidia',
]

const list = (items: readonly string[]) => `[${items.map((item) => `"${item}"`).join(', ')}]`

/** Which containers each machine of a group runs, and how its system starts them: two locals a group. */
export function hostLocals(plan: Plan): Local[] {
  const groups = entriesOf(plan, 'machine-group').flatMap((group) => {
    const services = containersOn(plan, group)
    return services.length === 0 ? [] : pair(group.label, unitsOf(plan, group, services))
  })
  return [
    ...groups,
    ...entriesOf(plan, 'cache').flatMap(memcachedUnit),
    ...entriesOf(plan, 'search-engine').flatMap(openSearchUnit),
  ]
}

type Local = { name: string; value: Value }

const pair = (label: string, units: Value): Local[] => [
  { name: `${label}_containers`, value: units },
  { name: cloudInitOf(label).replace('local.', ''), value: cloudInit(`local.${label}_containers`) },
]

export const cloudInitOf = (label: string) => `local.${label}_cloud_init`

function unitsOf(plan: Plan, group: Group, services: readonly EntryOf<'container-service'>[]): Code {
  const hasCard = group.resource.gpus > 0
  const maps = services.map((service) => {
    const { variable } = servicesOf(plan, service)
    const { label, resource } = service
    const ports = portByService(plan, service)
    const flags = [
      `"--memory=\${var.${label}.memory_mib}m"`,
      `"--cpus=\${var.${label}.cpu}"`,
      ...(resource.role === 'web' ? [`"--publish=\${(${ports})[name]}:${resource.port}"`] : []),
      ...(hasCard ? CARD_FLAGS.map((flag) => `"${flag}"`) : []),
    ]
    const map = [
      `{ for name, service in var.${variable} : name => {`,
      '  image     = service.image',
      `  settings  = merge(${settingsExpression(service)}, { PORT = "${resource.port}" })`,
      `  flags     = [${flags.join(', ')}]`,
      `  script    = ${list(hasCard ? CARD_STEPS : [])}`,
      '  arguments = []',
      '} }',
    ].join('\n')
    return whereAlso(group, service, map)
  })
  if (maps.length === 1) return code(maps[0] ?? '{}')
  const inner = maps.map((map) =>
    map
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n'),
  )
  return code(['merge(', inner.join(',\n'), ')'].join('\n'))
}

const memcachedUnit = ({ label, resource: store }: EntryOf<'cache'>): Local[] =>
  store.engine === 'memcached'
    ? pair(label, {
        memcached: {
          image: ref('var.memcached_image'),
          settings: {},
          flags: [`--publish=${store.port}:11211`],
          script: [],
          arguments: [text`--memory-limit=${ref(`var.${label}.memory_mib`)}`, '--conn-limit=4096'],
        },
      })
    : []

const TOKEN = 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token'

/** `%H` is the machine's own name, put in by its system. */
function openSearchUnit({ id, label }: EntryOf<'search-engine'>): Local[] {
  const peers = code(`join(",", [for number in range(var.${label}.nodes) : "\${var.name}-${id}-\${number}"])`)
  const heap = ref(`var.${label}.heap_mib`)
  const secret = text`https://secretmanager.googleapis.com/v1/projects/${ref('var.project_id')}/secrets/${ref('var.name')}-${id}-password/versions/latest:access`
  return pair(label, {
    opensearch: {
      image: ref('var.opensearch_image'),
      // By their names, as Terraform reads a map: what is written from the same text in another language has the same order.
      settings: {
        OPENSEARCH_JAVA_OPTS: text`-Xms${heap}m -Xmx${heap}m`,
        'bootstrap.memory_lock': 'true',
        'cluster.initial_cluster_manager_nodes': peers,
        'cluster.name': text`${ref('var.name')}-${id}`,
        'discovery.seed_hosts': peers,
      },
      flags: [
        '--hostname=%H',
        '--env=node.name=%H',
        '--env=network.publish_host=%H',
        '--publish=443:9200',
        '--publish=9300:9300',
        '--ulimit=memlock=-1:-1',
        '--volume=/var/lib/opensearch:/usr/share/opensearch/data',
        '--env-file=/run/search.env',
      ],
      script: [
        `token=$(curl -sf -H 'Metadata-Flavor: Google' ${TOKEN} | sed -e 's/.*"access_token":"//' -e 's/".*//')`,
        text`password=$(curl -sf -H "Authorization: Bearer $token" ${secret} | tr -d '\\n ' | sed -e 's/.*"data":"//' -e 's/".*//' | base64 -d)`,
        'echo "OPENSEARCH_INITIAL_ADMIN_PASSWORD=$password" > /run/search.env',
        'sysctl -w vm.max_map_count=262144',
        'mkdir -p /var/lib/opensearch',
        'chown 1000:1000 /var/lib/opensearch',
      ],
      arguments: [],
    },
  })
}
