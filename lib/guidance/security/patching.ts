import { ofKind } from '@/lib/design/model'
import { idsOf, ofKinds } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

/** Days in which a critical fix must be in. PCI DSS 6.3.3 says one month; the rest is our rule. */
const criticalDays = ({ asked }: SecurityContext) => (asked('pci') || asked('fedramp') ? 30 : 45)

/** A service name of a cloud that manages no such engine says on what it runs instead: "OpenSearch on Compute Engine". */
const runsOnMachines = (service: string) => / on (Compute Engine|Azure Virtual Machines)$/.test(service)

export const patchingControls: readonly ControlRule[] = [
  {
    id: 'patching-images',
    control: 'Application images and libraries are rebuilt on fixed versions',
    group: 'patching',
    duty: { owner: OWNERS.engineering, cadence: 'every week' },
    tags: { pci: ['6.3.3'], hipaa: ['164.308(a)(1)'], soc2: ['CC7.1'], iso: ['A.8.8'], fedramp: ['SI-2'], dora: ['9'] },
    judge: (context) => {
      const workloads = context.ids(
        'container-service',
        'container-cluster',
        'function',
        'batch-environment',
        'app-platform',
        'machine-group',
      )
      if (workloads.length === 0) return notNeeded('No code of yours runs here.')
      return yours(
        `Rebuild every week even without a change, let a bot raise library updates, and have a critical fix in production within ${criticalDays(context)} days.`,
        'The build date of what runs, on the dashboard.',
        workloads,
      )
    },
  },
  {
    id: 'patching-machines',
    control: 'Operating systems are replaced, not repaired',
    group: 'patching',
    duty: { owner: OWNERS.operations, cadence: 'every month' },
    tags: { pci: ['6.3.3'], soc2: ['CC7.1'], iso: ['A.8.8'], fedramp: ['SI-2'], dora: ['9'] },
    judge: (context) => {
      const machines = ofKind(context.design, 'machine-group')
      const platforms = ofKind(context.design, 'app-platform')
      if (machines.length > 0)
        return yours(
          `Publish a new machine image every month and roll ${list(machines.map(({ id }) => id))} onto it; a critical fix within ${criticalDays(context)} days.`,
          'The image id of each running machine and its age.',
          machines.map(({ id }) => id),
        )
      if (platforms.length > 0)
        return inDesign(
          platforms.map(({ id }) => id),
          'The platform patches and replaces what runs the code.',
          'Move to the next runtime version before the present one is retired.',
        )
      return notNeeded('There are no machines: the provider patches what runs the code.')
    },
  },
  {
    id: 'patching-engines',
    control: 'Database, cache and search engines take minor updates by themselves',
    group: 'patching',
    duty: { owner: OWNERS.operations, cadence: 'every 12 months' },
    tags: { pci: ['6.3.3'], soc2: ['CC7.1'], iso: ['A.8.8'], fedramp: ['SI-2'] },
    judge: ({ requirements, design }) => {
      const engines = ofKinds(design, [
        'relational-database',
        'document-database',
        'cache',
        'search-engine',
        'time-series-database',
      ])
      if (engines.length === 0) return notNeeded('No engine has a version that you choose.')
      const own = idsOf(engines.filter(({ service }) => runsOnMachines(service)))
      if (own.length > 0)
        return yours(
          `${list(own)} ${own.length === 1 ? 'runs' : 'run'} on machines of yours: apply minor updates every month, rehearsed in staging. The managed engines take theirs in their maintenance window.`,
          'The version of each engine against the newest of its branch.',
          idsOf(engines),
        )
      return inDesign(
        idsOf(engines),
        'Minor updates are applied by the service in its maintenance window.',
        requirements.availability.maintenance === 'never'
          ? 'You allow no maintenance: rehearse each update in staging and fail over by hand outside busy hours.'
          : 'Plan major versions yourself, once a year, rehearsed on a restored copy.',
      )
    },
  },
  {
    id: 'patching-cluster',
    control: 'The cluster stays on a supported version',
    group: 'patching',
    duty: { owner: OWNERS.operations, cadence: 'every four months' },
    tags: { pci: ['6.3.3'], soc2: ['CC7.1'], iso: ['A.8.8'], fedramp: ['SI-2'] },
    judge: ({ design }) => {
      const [cluster] = ofKind(design, 'container-cluster')
      if (!cluster) return notNeeded('There is no cluster to keep up to date.')
      return yours(
        `Kubernetes is at ${cluster.version}: plan an upgrade of control plane, nodes and add-ons every four months, in staging a week before production.`,
        'The version of the cluster against the dates of support.',
        [cluster.id],
      )
    },
  },
  {
    id: 'patching-malware',
    control: 'Malware is looked for where it could run',
    group: 'patching',
    duty: { owner: OWNERS.security, cadence: 'each upload, and each new image' },
    only: ['pci', 'hipaa', 'fedramp', 'iso'],
    tags: { pci: ['5.2.1'], hipaa: ['164.308(a)(5)(ii)(B)'], iso: ['A.8.7'], fedramp: ['SI-3'] },
    judge: ({ requirements, ids }) => {
      const machines = ids('machine-group', 'app-platform')
      const uploads = requirements.workload.special.includes('publicUpload')
      if (uploads)
        return yours(
          'Scan every uploaded file before anybody can download it, and hold it in a place of its own until then.',
          'A test file that every scanner knows is refused.',
          [...ids('object-store'), ...machines],
        )
      if (machines.length > 0)
        return yours(
          'Run an agent on the machine image that watches processes and files, and reports to the same place as the other alerts.',
          'Each machine in the list of the agent.',
          machines,
        )
      return notNeeded(
        'Images are built once, scanned and never changed in place; there is no machine on which a stranger could leave a program.',
      )
    },
  },
  {
    id: 'patching-drift',
    control: 'What runs is what the code says',
    group: 'patching',
    duty: { owner: OWNERS.engineering, cadence: 'every night' },
    tags: {
      pci: ['11.5.2'],
      hipaa: ['164.312(c)(1)'],
      soc2: ['CC7.1', 'CC8.1'],
      iso: ['A.8.9'],
      fedramp: ['CM-6', 'SI-7'],
    },
    judge: ({ ids }) =>
      yours(
        'Compare what runs with the code every night (a plan that changes nothing) and treat any difference as an incident of low severity. Nobody changes production by hand except in an emergency, and then writes it down.',
        'The nightly run, empty.',
        ids('audit-trail'),
      ),
  },
]
