import type { Design, Resource } from '@/lib/design/model'
import type { Migration } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { choiceOf, type Decided } from '../failures/failure'
import { COMPUTE_KINDS, idsOf, isCopy, MESSAGING_KINDS, ofKinds } from '../kinds'
import { tool } from '../observe/tools'
import { inSentence, list } from '../words'

type Part = NonNullable<Migration['parts']>[number]
type Existing = Requirements['workload']['existing']
type Way = Part['way']

/** One of the seven ways for each part of what runs today: seven names that clouds share, each with the reason it is that one here. */
export const partsOf = (requirements: Requirements, decisions: readonly Decided[], design: Design): Part[] => [
  ...compute(requirements, decisions, design),
  ...ofKinds(design, [
    'relational-database',
    'key-value-store',
    'document-database',
    'time-series-database',
    'data-warehouse',
    'search-engine',
    'object-store',
    'file-system',
  ])
    .filter(
      (store) =>
        !isCopy(store) && !(store.kind === 'object-store' && (store.use === 'logs' || store.use === 'telemetry')),
    )
    .map((store) => storePart(requirements, store)),
  ...ofKinds(design, ['cache']).map(
    ({ id, label }): Part => ({
      part: `The ${inSentence(label)}`,
      way: 'replatform',
      resources: [id],
      because: 'It starts empty as a managed service and fills by itself: nothing is copied.',
    }),
  ),
  ...messaging(design),
  ...watching(requirements, decisions),
  ...kept(requirements),
  {
    part: 'Machines, jobs and scripts that nobody has called for three months',
    way: 'retire',
    resources: [],
    because:
      'What is not moved is not paid for. The list of the first phase shows them; switch each off for a month-end before it is deleted.',
  },
]

function compute(requirements: Requirements, decisions: readonly Decided[], design: Design): Part[] {
  const runs = ofKinds(design, COMPUTE_KINDS).filter((part) => !isCopy(part))
  const choice = choiceOf(decisions, 'compute') ?? ''
  const site = ofKinds(design, ['object-store']).find(({ use }) => use === 'site')
  if (runs.length === 0)
    return site
      ? [
          {
            part: 'The pages',
            way: 'refactor',
            resources: [site.id],
            because: 'They become files that are built once and served from the edge: no program answers any more.',
          },
        ]
      : []
  const { way, because } = wayOf(
    requirements.workload.existing,
    choice,
    list([...new Set(runs.map(({ service }) => service))]),
  )
  return [{ part: 'The programs', way, resources: idsOf(runs), because }]
}

const VM_CHOICES: readonly string[] = ['vm-single', 'vm-group', 'spot-vm-group']
const CODE_CHOICES: readonly string[] = ['functions', 'static-hosting']

function wayOf(existing: Existing, choice: string, services: string): { way: Way; because: string } {
  if (CODE_CHOICES.includes(choice))
    return { way: 'refactor', because: 'They are cut into functions or files, which the code has to be changed for.' }
  if (existing === 'k8s' && choice === 'kubernetes')
    return {
      way: 'relocate',
      because:
        'The same images and manifests run on another cluster; only ingress, storage classes and secrets are translated.',
    }
  if ((existing === 'vm' || existing === 'onprem') && VM_CHOICES.includes(choice))
    return {
      way: 'rehost',
      because:
        'The same programs on machines of the same kind; what changes is that an image is built for them and nobody installs by hand.',
    }
  if (existing === 'paas' && choice === 'paas-web')
    return { way: 'rehost', because: 'A platform takes the same package; settings and add-ons are made again.' }
  if (choice === 'batch')
    return {
      way: 'replatform',
      because: 'The same job in an image, started by a managed queue instead of by a clock on a machine.',
    }
  return {
    way: 'replatform',
    because: `The same code, put into images, on ${services}: settings come from outside, files and sessions leave the machine.`,
  }
}

function storePart({ data, workload }: Requirements, store: Resource): Part {
  const part = `The ${inSentence(store.label)}`
  const resources = [store.id]
  switch (store.kind) {
    case 'relational-database':
      return store.class === 'distributed'
        ? {
            part,
            way: 'refactor',
            resources,
            because: 'It is written to in two regions: keys, transactions and some statements have to change.',
          }
        : {
            part,
            way: 'replatform',
            resources,
            because: `The same engine (${store.engine}) as a managed service: statements stay, backups and patches are no longer yours. Licences and extensions are checked first.`,
          }
    case 'object-store':
    case 'file-system':
      return workload.state === 'disk' && store.kind === 'file-system'
        ? {
            part,
            way: 'rehost',
            resources,
            because: 'The programs go on reading and writing files; the folder is mounted from outside the machine.',
          }
        : {
            part,
            way: 'replatform',
            resources,
            because: 'The same files, in a store that all copies share and that keeps versions.',
          }
    case 'search-engine':
      return {
        part,
        way: 'replatform',
        resources,
        because: 'The index is built again from the store that owns the data: nothing is copied.',
      }
    case 'data-warehouse':
      return {
        part,
        way: 'repurchase',
        resources,
        because: `What is there today is replaced by a warehouse that is paid for as it is used; ${data.warehouseGb} GB are loaded from the sources again, and reports are compared for a month.`,
      }
    default:
      return {
        part,
        way: 'replatform',
        resources,
        because: 'The same kind of store as a managed service; the code keeps its way of asking.',
      }
  }
}

function messaging(design: Design): Part[] {
  const parts = ofKinds(design, MESSAGING_KINDS)
  if (parts.length === 0) return []
  return [
    {
      part: 'Work that nobody waits for',
      way: 'replatform',
      resources: idsOf(parts),
      because:
        'Messages in flight are not copied: the old queue runs empty while new work goes to the new one. Clients and retry rules change.',
    },
  ]
}

function watching({ team }: Requirements, decisions: readonly Decided[]): Part[] {
  const bought = ['metrics', 'logs', 'traces'].filter((topic) => choiceOf(decisions, topic) !== undefined)
  if (bought.length === 0 || team.monitoring === 'none') return []
  const tools = new Set(bought.map((topic) => choiceOf(decisions, topic)))
  if (tools.has('datadog') || tools.has('newrelic'))
    return [
      {
        part: 'Monitoring',
        way: 'retain',
        resources: [],
        because:
          'The service that you pay for today goes on; only its agents are new, so old and new are seen side by side.',
      },
    ]
  return [
    {
      part: 'Monitoring',
      way: 'repurchase',
      resources: ['monitoring'],
      because: `Dashboards and alerts are made again from code in ${list([...new Set(bought.map((topic) => tool(decisions, topic)))])}; the old ones stay until the old system is off.`,
    },
  ]
}

function kept({ security, workload }: Requirements): Part[] {
  return [
    ...(security.identity === 'sso'
      ? [
          {
            part: 'Sign-in of people',
            way: 'retain' as const,
            resources: [],
            because: 'The directory stays where it is; the new system is one more application in it.',
          },
        ]
      : []),
    ...(workload.special.includes('hostLicence')
      ? [
          {
            part: 'What is licensed to a machine',
            way: 'retain' as const,
            resources: [],
            because: 'The licence names a machine: it stays until the maker has agreed in writing to another place.',
          },
        ]
      : []),
    ...(workload.special.includes('partnerApi')
      ? [
          {
            part: 'The partner’s side',
            way: 'retain' as const,
            resources: [],
            because:
              'It is not yours to move: give the partner the new addresses a month ahead, and keep the old ones answering until they are used no more.',
          },
        ]
      : []),
  ]
}
