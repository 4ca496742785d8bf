import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const COMPUTE = [
  'static-hosting',
  'functions',
  'paas-web',
  'containers-managed',
  'batch',
  'containers-on-vms',
  'vm-group',
  'spot-vm-group',
  'vm-single',
  'kubernetes',
] as const
export type Compute = (typeof COMPUTE)[number]

/** The published table this product is built on: four families, each with its *use when* and *avoid when*. */
export const COMPUTE_FAMILIES: readonly {
  name: string
  options: readonly Compute[]
  useWhen: string
  avoidWhen: string
}[] = [
  {
    name: 'Virtual machines',
    options: ['vm-single', 'vm-group', 'spot-vm-group'],
    useWhen: 'full control, specific OS',
    avoidWhen: 'variable load, cost sensitivity',
  },
  {
    name: 'Containers',
    options: ['containers-managed', 'containers-on-vms', 'kubernetes'],
    useWhen: 'microservices, consistent environments',
    avoidWhen: 'simple apps, small teams',
  },
  {
    name: 'Serverless',
    options: ['functions', 'static-hosting'],
    useWhen: 'event-driven, variable load, low traffic',
    avoidWhen: 'consistent high load, long-running',
  },
  {
    name: 'Managed services',
    options: ['paas-web', 'batch'],
    useWhen: 'minimise ops burden',
    avoidWhen: 'need deep customisation',
  },
]

const NOTHING_TO_RUN = {
  rule: 'C-31',
  when: { runsCode: false },
  because: 'A static site has no code to run on a server.',
  source: source.AZURE_COMPUTE_TREE,
} as const
const NEEDS_HOST = {
  rule: 'C-07',
  when: [{ needsGpu: true }, { needsHostControl: true }],
  because: 'A GPU, a particular operating system or a licence tied to a machine is planned on machines of your own.',
  source: source.AZURE_COMPUTE_TREE,
} as const
const JOBS_NOT_REQUESTS = {
  rule: 'C-34',
  when: { answersRequests: false },
  because: 'It is made for web requests; this work takes messages or jobs.',
  source: source.AZURE_COMPUTE_TREE,
} as const
const NO_IMAGE = {
  rule: 'C-61',
  when: { packaging: 'vm' },
  because: 'The software comes as a machine or an installer, not as an image.',
  source: source.ours,
} as const
const OWN_MACHINES_UNPATCHED = {
  rule: 'C-38',
  when: { ops: { below: 0.5 } },
  weight: 3,
  because: 'Nobody has half their time for patching and replacing machines.',
  source: source.ours,
} as const

export const compute: DecisionTable<Facts, Compute> = {
  topic: 'compute',
  question: 'What runs the code?',
  options: {
    'static-hosting': {
      summary: 'Files in object storage behind a CDN; nothing runs',
      useWhen: [
        {
          rule: 'C-27',
          when: { workloadKind: 'static' },
          weight: 10,
          because: 'The content is the same for everyone, so files behind a CDN serve it with nothing to operate.',
          source: source.AZURE_COMPUTE_TREE,
        },
      ],
      neverWhen: [
        {
          rule: 'C-30',
          when: { runsCode: true },
          because: 'The workload runs code on a server, which file hosting cannot do.',
          source: source.AZURE_COMPUTE_TREE,
        },
      ],
    },
    functions: {
      summary: 'Functions that run per request or event',
      useWhen: [
        {
          rule: 'C-20',
          when: [{ workloadKind: 'stream' }, { shape: 'functions' }],
          weight: 3,
          because: 'Event-driven work fits functions: each event starts one and idle time costs nothing.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-15',
          when: { pattern: { in: ['spiky', 'idle'] } },
          weight: 3,
          because: 'Variable load: functions scale with each burst and cost nothing between them.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-16',
          when: { averageRps: { below: 5 } },
          weight: 2,
          because: 'Low traffic: paying per request is less than keeping copies running.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-17',
          when: { functionsCostRatio: { below: 0.8 } },
          weight: 2,
          because: 'For this traffic functions cost clearly less than the smallest pair of containers.',
          source: source.CROSSOVER,
        },
      ],
      avoidWhen: [
        {
          rule: 'C-21',
          when: { functionsCostRatio: { above: 1.2 } },
          weight: 5,
          because: 'Consistent high load is cheaper on capacity that runs all the time.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-18',
          when: { dutyCycle: { above: 0.4 } },
          weight: 2,
          because: 'Steady use of more than 40% of a fleet leaves no idle time to save.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-14',
          when: { background: 'long' },
          weight: 3,
          because: 'Long-running work does not belong in a function.',
          source: source.LAMBDA_LIMITS,
        },
        {
          rule: 'C-19',
          when: { shape: { in: ['monolith', 'few'] }, answersRequests: true },
          weight: 3,
          because:
            'Whole applications start slowly and hold database connections when every request may be a new copy.',
          source: source.COLD_STARTS,
        },
        {
          rule: 'C-28',
          when: { state: 'memory' },
          weight: 2,
          because: 'Memory is gone between calls, so sessions have to move to a cache first.',
          source: source.COLD_STARTS,
        },
        {
          rule: 'C-29',
          when: { special: { includes: 'websocket' } },
          weight: 2,
          because: 'Long-lived connections need a separate gateway in front of functions.',
          source: source.LAMBDA_LIMITS,
        },
      ],
      neverWhen: [
        NOTHING_TO_RUN,
        {
          rule: 'C-01',
          when: { provider: 'aws', unitSeconds: { above: 900 } },
          because: 'A Lambda function stops after 15 minutes and the longest piece of work takes longer.',
          source: source.LAMBDA_LIMITS,
        },
        {
          rule: 'C-02',
          when: { provider: 'aws', unitMemoryMb: { above: 10_240 } },
          because: 'A Lambda function has at most 10,240 MB of memory.',
          source: source.LAMBDA_LIMITS,
        },
        {
          rule: 'C-80',
          when: { provider: 'gcp', answersRequests: true, unitSeconds: { above: 3600 } },
          because:
            'A Cloud Run function answers within an hour or not at all, and the longest piece of work takes longer.',
          source: source.CLOUD_RUN_TIMEOUT,
        },
        {
          rule: 'C-81',
          when: { provider: 'gcp', answersRequests: false, unitSeconds: { above: 540 } },
          because:
            'A Cloud Run function that takes an event stops after 9 minutes and the longest piece of work takes longer.',
          source: source.GOOGLE_FUNCTIONS,
        },
        {
          rule: 'C-82',
          when: { provider: 'gcp', unitMemoryMb: { above: 32_768 } },
          because: 'A Cloud Run function has at most 32 GiB of memory.',
          source: source.GOOGLE_FUNCTION_MEMORY,
        },
        {
          rule: 'C-83',
          when: { provider: 'azure', answersRequests: true, background: 'none', unitSeconds: { above: 230 } },
          because:
            'The balancer in front of Azure Functions ends a request after 230 seconds, whatever the plan allows.',
          source: source.AZURE_FUNCTIONS,
        },
        {
          rule: 'C-84',
          when: { provider: 'azure', unitSeconds: { above: 3600 } },
          because:
            'Azure Functions ends work an hour after it begins to scale in, and the longest piece of work takes longer.',
          source: source.AZURE_FUNCTIONS,
        },
        {
          rule: 'C-85',
          when: { provider: 'azure', unitMemoryMb: { above: 4096 } },
          because: 'A Flex Consumption instance of Azure Functions has at most 4,096 MB of memory.',
          source: source.AZURE_FUNCTIONS_MEMORY,
        },
        NEEDS_HOST,
        {
          rule: 'C-93',
          when: { packaging: 'vm' },
          because: 'Software that is installed on a machine cannot be cut into functions without being written anew.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-08',
          when: { state: 'disk' },
          because: 'Files kept on the local disk are lost with each function.',
          source: source.LAMBDA_LIMITS,
        },
        {
          rule: 'C-09',
          when: { special: { includes: 'rawTcpUdp' } },
          because: 'A function cannot hold a raw TCP or UDP connection.',
          source: source.LAMBDA_LIMITS,
        },
        {
          rule: 'C-10',
          when: { latencyMs: { below: 100 }, pattern: { in: ['idle', 'spiky'] }, answersRequests: true },
          because: 'A cold start of 0.1 to 10 seconds after quiet time breaks a budget under 100 ms.',
          source: source.COLD_STARTS,
        },
      ],
    },
    'paas-web': {
      summary: 'A managed web platform that takes source code',
      useWhen: [
        {
          rule: 'C-24',
          when: { packaging: { in: ['runtime', 'none'] }, serviceCount: { atMost: 3 } },
          weight: 4,
          because: 'A simple application in a standard runtime needs no image, registry or cluster.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-32',
          when: { ops: { below: 1 } },
          weight: 2,
          because: 'Minimise the operations burden: nobody runs infrastructure full time.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-39',
          when: { existing: 'paas' },
          weight: 2,
          because: 'It runs on such a platform today, so the team keeps its way of working.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'C-33',
          when: { special: { includesAny: ['fixedIp', 'kubernetesOperators', 'portability', 'partnerApi'] } },
          weight: 4,
          because: 'Deep customisation is what a managed platform does not offer.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-45',
          when: { packaging: 'container' },
          weight: 2,
          because: 'A container image already gives what the platform would add.',
          source: source.ours,
        },
        {
          rule: 'C-46',
          when: { serviceCount: { above: 3 } },
          weight: 4,
          because: 'Each service is its own environment with its own load balancer.',
          source: source.ours,
        },
      ],
      neverWhen: [
        JOBS_NOT_REQUESTS,
        NEEDS_HOST,
        {
          rule: 'C-47',
          when: [{ special: { includes: 'rawTcpUdp' } }, { packaging: 'vm' }],
          because: 'It runs web applications, not installers or raw TCP and UDP services.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-91',
          when: { provider: 'azure', background: 'none', unitSeconds: { above: 230 } },
          because: 'The balancer in front of App Service ends a request after 230 seconds.',
          source: source.AZURE_APP_SERVICE,
        },
      ],
    },
    'containers-managed': {
      summary: 'Containers with no machines to run',
      useWhen: [
        {
          rule: 'C-35',
          when: { shape: { in: ['few', 'many', 'fleet'] } },
          weight: 3,
          because: 'Services are deployed and scaled one by one.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-48',
          when: { packaging: 'container' },
          weight: 3,
          because: 'A container image gives the same environment everywhere, with no machines to patch.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-49',
          when: { dutyCycle: { atLeast: 0.15 } },
          weight: 2,
          because: 'Steady load keeps running copies busy, which is where they cost less than functions.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-50',
          when: { background: 'long' },
          weight: 1,
          because: 'Long work runs as a worker beside the service from the same image.',
          source: source.ours,
        },
        {
          rule: 'C-51',
          when: { special: { includes: 'websocket' } },
          weight: 2,
          because: 'A container holds long-lived connections for as long as they last.',
          source: source.AZURE_COMPUTE_TREE,
        },
      ],
      avoidWhen: [
        {
          rule: 'C-75',
          when: { workloadKind: 'batch' },
          weight: 4,
          because: 'Copies that run all day wait for jobs that come and go.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-36',
          when: { shape: 'monolith', engineers: { atMost: 2 } },
          weight: 1,
          because: 'A simple application of one or two people gains little from images and a registry.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-52',
          when: { pattern: 'idle', averageRps: { below: 1 } },
          weight: 3,
          because: 'Two copies run day and night for traffic that is mostly absent.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-53',
          when: { packaging: { in: ['runtime', 'none', 'vm'] } },
          weight: 1,
          because: 'An image has to be built first.',
          source: source.ours,
        },
      ],
      neverWhen: [
        NOTHING_TO_RUN,
        NEEDS_HOST,
        {
          rule: 'C-54',
          when: { provider: 'aws', unitMemoryMb: { above: 122_880 } },
          because: 'The largest Fargate task has 120 GB of memory.',
          source: source.FARGATE_TASK,
        },
        {
          rule: 'C-86',
          when: { provider: 'gcp', unitMemoryMb: { above: 32_768 } },
          because: 'The largest Cloud Run instance has 32 GiB of memory.',
          source: source.CLOUD_RUN_MEMORY,
        },
        {
          rule: 'C-87',
          when: { provider: 'azure', unitMemoryMb: { above: 8192 } },
          because: 'The largest replica of Container Apps that is paid by use has 8 GiB of memory.',
          source: source.AZURE_CONTAINER_APPS,
        },
        {
          rule: 'C-88',
          when: { provider: 'gcp', special: { includes: 'rawTcpUdp' } },
          because: 'Cloud Run takes HTTP only, not raw TCP or UDP.',
          source: source.CLOUD_RUN_HTTP,
        },
        {
          rule: 'C-92',
          when: { provider: 'gcp', answersRequests: true, background: 'none', unitSeconds: { above: 3600 } },
          because: 'Cloud Run ends a request after an hour.',
          source: source.CLOUD_RUN_TIMEOUT,
        },
      ],
    },
    batch: {
      summary: 'A managed queue that starts containers for jobs and stops them',
      useWhen: [
        {
          rule: 'C-26',
          when: { workloadKind: 'batch' },
          weight: 6,
          because: 'Jobs that run, finish and stop need capacity only while they run.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-55',
          when: { workloadKind: 'batch', unitSeconds: { above: 900 } },
          weight: 2,
          because: 'Jobs of more than a quarter of an hour outlast what functions are made for.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: 'C-56',
          when: { workloadKind: { notIn: ['batch'] } },
          because: 'A job queue starts work in tens of seconds; requests and events are answered at once.',
          source: source.AZURE_COMPUTE_TREE,
        },
      ],
    },
    'containers-on-vms': {
      summary: 'Containers on machines of your own',
      useWhen: [
        {
          rule: 'C-57',
          when: { needsGpu: true, packaging: 'container' },
          weight: 6,
          because: 'GPU machines run the images, with drivers and sizes of your choice.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-58',
          when: { fleetVcpu: { atLeast: 100 }, dutyCycle: { above: 0.3 }, ops: { atLeast: 1 }, priority: 'cost' },
          weight: 7,
          because: 'A large steady fleet costs less on machines with a commitment, and somebody is there to run them.',
          source: source.CROSSOVER,
        },
        {
          rule: 'C-59',
          when: { packaging: 'container' },
          weight: 1,
          because: 'The same images run on it.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        OWN_MACHINES_UNPATCHED,
        {
          rule: 'C-60',
          when: { fleetVcpu: { below: 16 } },
          weight: 2,
          because: 'A fleet this small leaves whole machines half empty.',
          source: source.ours,
        },
      ],
      neverWhen: [NOTHING_TO_RUN, NO_IMAGE],
    },
    'vm-group': {
      summary: 'A group of virtual machines that replaces and scales itself',
      useWhen: [
        {
          rule: 'C-42',
          when: { needsHostControl: true },
          weight: 6,
          because: 'Full control: the workload needs its own operating system, kernel or licence.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-25',
          when: { packaging: 'vm' },
          weight: 5,
          because: 'The software is installed on a machine, so machines built from one image are the honest home.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-62',
          when: { needsGpu: true, packaging: { in: ['runtime', 'vm', 'none'] } },
          weight: 5,
          because: 'A GPU without an image is a GPU machine.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-63',
          when: { special: { includes: 'rawTcpUdp' }, packaging: { in: ['runtime', 'vm', 'none'] } },
          weight: 3,
          because: 'Raw TCP or UDP needs a machine that keeps the port.',
          source: source.AZURE_COMPUTE_TREE,
        },
      ],
      avoidWhen: [
        {
          rule: 'C-64',
          when: { pattern: { in: ['spiky', 'idle'] } },
          weight: 2,
          because: 'Variable load: a machine takes minutes to start and is paid while it waits.',
          source: source.AWS_COMPUTE,
        },
        {
          rule: 'C-65',
          when: { priority: 'cost', dutyCycle: { below: 0.2 } },
          weight: 2,
          because: 'Cost sensitivity: machines sized for the peak stand idle most of the time.',
          source: source.AWS_COMPUTE,
        },
        OWN_MACHINES_UNPATCHED,
      ],
      neverWhen: [NOTHING_TO_RUN],
    },
    'spot-vm-group': {
      summary: 'Interruptible virtual machines for work that can stop and resume',
      useWhen: [
        {
          rule: 'C-43',
          when: {
            workloadKind: { in: ['batch', 'stream'] },
            spot: { in: ['jobs', 'most'] },
            special: { includes: 'checkpointed' },
          },
          weight: 9,
          because: 'The work resumes from a checkpoint, so interruptible machines at a fraction of the price are safe.',
          source: source.SPOT,
        },
      ],
      neverWhen: [
        NOTHING_TO_RUN,
        {
          rule: 'C-12',
          when: [
            { state: { in: ['memory', 'disk'] } },
            { special: { excludes: 'checkpointed' } },
            { answersRequests: true },
          ],
          because:
            'A spot machine leaves at two minutes’ notice or less; only stateless work that resumes from a checkpoint survives that.',
          source: source.SPOT,
        },
        {
          rule: 'C-44',
          when: { spot: 'no' },
          because: 'You said that work may not be interrupted.',
          source: source.ours,
        },
      ],
    },
    'vm-single': {
      summary: 'One virtual machine',
      useWhen: [
        {
          rule: 'C-66',
          when: { isTrial: true, packaging: { in: ['vm', 'runtime', 'none'] } },
          weight: 6,
          because: 'A trial that nobody depends on runs well on one machine.',
          source: source.ours,
        },
        {
          rule: 'C-67',
          when: { packaging: 'vm', peakRps: { below: 20 }, slaPercent: { atMost: 99 } },
          weight: 6,
          because: 'A small installed application with room for downtime needs one machine, kept by backups.',
          source: source.EC2_SLA,
        },
      ],
      avoidWhen: [OWN_MACHINES_UNPATCHED],
      neverWhen: [
        NOTHING_TO_RUN,
        {
          rule: 'C-40',
          when: { slaPercent: { above: 99.5 } },
          because: 'One machine is promised 99.5% at the lowest of the clouds, and its data centre may take it along.',
          source: source.EC2_SLA,
        },
        {
          rule: 'C-41',
          when: { scope: { in: ['zone', 'region'] } },
          because: 'One machine stops with its data centre.',
          source: source.MULTI_ZONE,
        },
      ],
    },
    kubernetes: {
      summary: 'A managed Kubernetes cluster',
      useWhen: [
        {
          rule: 'C-23',
          when: [
            {
              kubernetesReady: true,
              kubernetesSignals: { atLeast: 3 },
              shape: { notIn: ['functions'] },
              workloadKind: { in: ['web', 'api', 'stream', 'ml'] },
            },
            { kubernetesReady: true, special: { includes: 'kubernetesOperators' } },
          ],
          weight: 25,
          because: 'Somebody runs the platform, has done it before, and the services or the software call for it.',
          source: source.KUBERNETES_DEFAULT,
        },
        {
          rule: 'C-68',
          when: { kubernetesWish: 'required' },
          weight: 5,
          because: 'You said that Kubernetes is required.',
          source: source.ours,
        },
        {
          rule: 'C-69',
          when: { kubernetesWish: 'prefer' },
          weight: 2,
          because: 'You prefer Kubernetes.',
          source: source.ours,
        },
        {
          rule: 'C-70',
          when: { special: { includes: 'kubernetesOperators' } },
          weight: 4,
          because: 'Operators and custom resources run nowhere else.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'C-71',
          when: { existing: 'k8s', kubernetesReady: true },
          weight: 2,
          because: 'It runs on Kubernetes today with people who know it.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'C-22',
          when: [{ kubernetesReady: false }],
          weight: 25,
          because: 'Nobody who has run Kubernetes in production has the time to run this cluster.',
          source: source.KUBERNETES_SMALL_TEAMS,
        },
        {
          rule: 'C-76',
          when: { kubernetesReady: true, kubernetesSignals: { below: 3 } },
          weight: 25,
          because: 'There are people for a cluster, but neither ten services nor software that calls for one.',
          source: source.KUBERNETES_DEFAULT,
        },
        {
          rule: 'C-77',
          when: [
            { kubernetesSignals: { atLeast: 3 }, shape: 'functions', special: { excludes: 'kubernetesOperators' } },
            {
              kubernetesSignals: { atLeast: 3 },
              workloadKind: 'batch',
              special: { excludes: 'kubernetesOperators' },
            },
          ],
          weight: 25,
          because: 'Events and jobs that come and go leave the nodes of a cluster idle between them.',
          source: source.KUBERNETES_DEFAULT,
        },
        {
          rule: 'C-72',
          when: { serviceCount: { below: 10 } },
          weight: 3,
          because: 'Fewer than ten services gain little from an orchestrator of one’s own.',
          source: source.KUBERNETES_SMALL_TEAMS,
        },
        {
          rule: 'C-73',
          when: { engineers: { below: 5 } },
          weight: 3,
          because: 'In a team under five one Kubernetes expert is a fifth of the capacity.',
          source: source.KUBERNETES_SMALL_TEAMS,
        },
        {
          rule: 'C-74',
          when: { kubernetesWish: 'avoid' },
          weight: 40,
          because: 'You would rather avoid Kubernetes.',
          source: source.ours,
        },
      ],
      neverWhen: [NOTHING_TO_RUN, NO_IMAGE],
    },
  },
  lightestFirst: COMPUTE,
  otherwise: {
    rule: 'C-90',
    because: 'Nothing calls for more, so the option with the least to operate is taken.',
    source: source.AZURE_COMPUTE_TREE,
  },
}
