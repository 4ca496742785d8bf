import type { Kind, Resource } from '@/lib/design/model'
import type { Control } from '@/lib/plan-document'
import { controlPlaces } from './control-places'
import { type Block, heading, paragraph, type Text, table } from './document'
import { placeWords } from './places'
import type { Reportable } from './report'
import { sizeOf } from './sizes'
import { threats } from './threats'

type Section = 'Compute' | 'Networking' | 'Data' | 'Security'
const SECTIONS: readonly Section[] = ['Compute', 'Networking', 'Data', 'Security']

const SECTION: Record<Kind, Section> = {
  'dns-zone': 'Networking',
  'content-delivery': 'Networking',
  'web-firewall': 'Security',
  network: 'Networking',
  'nat-gateway': 'Networking',
  'network-endpoint': 'Networking',
  'load-balancer': 'Networking',
  'api-gateway': 'Networking',
  'container-service': 'Compute',
  'container-cluster': 'Compute',
  'machine-group': 'Compute',
  'app-platform': 'Compute',
  function: 'Compute',
  'batch-environment': 'Compute',
  'relational-database': 'Data',
  'key-value-store': 'Data',
  'document-database': 'Data',
  'time-series-database': 'Data',
  'data-warehouse': 'Data',
  'search-engine': 'Data',
  cache: 'Data',
  'object-store': 'Data',
  'file-system': 'Data',
  'connection-pooler': 'Data',
  queue: 'Data',
  topic: 'Data',
  stream: 'Data',
  workflow: 'Compute',
  'encryption-key': 'Security',
  'secret-store': 'Security',
  'audit-trail': 'Security',
  'threat-detection': 'Security',
  'log-store': 'Security',
  monitoring: 'Security',
  'backup-vault': 'Data',
  'container-registry': 'Compute',
  'feature-flag-store': 'Compute',
}

const EMPTY: Record<Section, string> = {
  Compute: 'Nothing runs here: the design serves files.',
  Networking: 'No network of your own: every part is a managed service.',
  Data: 'Nothing is stored.',
  Security: 'No resource of its own.',
}

/** Every resource of the design once, in the part that a reader would look for it; under security also the checklist. */
export function components(plan: Reportable): Block[] {
  // The composer wrote these resources; the plan's schema keeps their further fields as they are.
  const resources = plan.design.resources as unknown as Resource[]
  return SECTIONS.flatMap((section) => {
    const own = resources.filter(({ kind }) => (SECTION[kind] ?? 'Compute') === section)
    return [
      heading(3, section),
      own.length === 0
        ? paragraph(EMPTY[section])
        : table(['Component', 'Service', 'Size', 'Where', 'What it does', 'Rule'], own.map(row)),
      ...(section === 'Networking' ? connections(plan) : []),
      ...(section === 'Security' ? [...checklist(plan.security, plan.artifacts), ...threats(plan.threatModel)] : []),
    ]
  })
}

const row = (resource: Resource): Text[] => [
  [{ strong: resource.label }, ' ', { code: resource.id }],
  resource.service,
  sizeOf(resource),
  where(resource),
  resource.purpose,
  [{ code: resource.because }],
]

function where({ region, zones, tier }: Resource): string {
  if (tier === 'global' || region === 'global') return 'global'
  return tier === 'regional' || tier === 'edge'
    ? region
    : `${region}, ${zones === 1 ? 'one zone' : `${zones} zones`}, ${tier} subnets`
}

/** What may talk to what: the security groups hold exactly these. */
function connections({ design }: Reportable): Block[] {
  if (design.connections.length === 0) return []
  return [
    paragraph({ strong: 'Permitted connections.' }, ' Everything else is refused.'),
    table(
      ['From', 'To', 'Protocol', 'Port', 'Carries'],
      design.connections.map(({ from, to, protocol, port, label }) => [
        [{ code: from }],
        [{ code: to }],
        protocol,
        `${port}`,
        label,
      ]),
      [3],
    ),
  ]
}

const GROUPS: Record<Control['group'], string> = {
  network: 'Network',
  access: 'Access',
  secrets: 'Secrets',
  encryption: 'Encryption',
  patching: 'Patching',
  scanning: 'Scanning',
  logging: 'Logging',
  backup: 'Backup',
}
const STATUS: Record<Control['status'], string> = {
  'in-design': 'In the code',
  yours: 'You must do this',
  'not-needed': 'Not needed',
}

function checklist(controls: readonly Control[], files: Reportable['artifacts']): Block[] {
  const count = (status: Control['status']) => controls.filter((control) => control.status === status).length
  return [
    paragraph(
      { strong: 'Checklist.' },
      ` ${count('in-design')} controls are in the design, ${count('yours')} are for you to do, ${count('not-needed')} are not needed here.`,
    ),
    ...controlTable(controls, files),
  ]
}

/** Controls with what satisfies each of them; nothing where there are none. */
export function controlTable(controls: readonly Control[], files: Reportable['artifacts'] = []): Block[] {
  if (controls.length === 0) return []
  return [
    table(
      [
        'Area',
        'Control',
        'State',
        'Resources',
        'File and line',
        'What you do, or why not',
        'Evidence',
        'Owner',
        'Asked by',
      ],
      controls.map((one) => [
        GROUPS[one.group],
        one.control,
        STATUS[one.status],
        one.resources.flatMap((id, index) => [...(index > 0 ? [', '] : []), { code: id }]),
        placeWords(controlPlaces(files, one)),
        one.you ?? '',
        one.evidence,
        [one.owner, one.cadence].filter((words) => words !== undefined).join(', '),
        one.frameworks.join(', '),
      ]),
    ),
  ]
}
