import type {
  BatchEnvironment,
  ByKind,
  ContainerService,
  FunctionService,
  MachineGroup,
  Replicas,
  Scaling,
} from '@/lib/design/model'
import { command } from '@/lib/guidance/step'
import { figure, inSentence } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { formatSeconds } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

type ComputeKind =
  | 'container-service'
  | 'container-cluster'
  | 'machine-group'
  | 'app-platform'
  | 'function'
  | 'batch-environment'

/** What fails where the team's code runs. */
export const computeFailures: Pick<ByKind<Failure[], FailureContext>, ComputeKind> = {
  'container-service': containerService,
  'container-cluster': (cluster, context) => {
    const run = commandsOf(context.design).cluster(cluster, context)
    return [
      {
        id: failureId('cluster', cluster),
        title: 'Pods wait or nodes are not ready',
        resource: cluster.id,
        symptom: 'New pods stay pending, or nodes leave and do not come back.',
        alerts: [
          { name: 'Pods pending', condition: 'pods unschedulable for 10 minutes', severity: 'ticket' },
          { name: 'Node not ready', condition: 'a node not ready for 10 minutes', severity: 'ticket' },
        ],
        firstFiveMinutes: [
          ...run.signIn,
          command('kubectl get nodes -o wide'),
          command('kubectl get pods -A --field-selector=status.phase=Pending'),
          command('kubectl get events -A --sort-by=.lastTimestamp'),
        ],
        diagnose: [
          '"Insufficient cpu" or "memory": the node group is at its limit or a new node fails to join.',
          '"ImagePullBackOff": the registry or its permission. "CrashLoopBackOff": the release.',
          command('kubectl describe pod <pod> -n <namespace>'),
          command('kubectl logs <pod> -n <namespace> --previous'),
        ],
        fix: [
          'Roll back a release that crashes.',
          command('kubectl rollout undo deployment/<name> -n <namespace>'),
          `Raise the largest size of ${cluster.nodeGroup} in the variables file when nodes are short; drain a node that is ill.`,
          command('kubectl drain <node> --ignore-daemonsets --delete-emptydir-data'),
        ],
        verify: [
          command('kubectl get pods -A --field-selector=status.phase=Pending'),
          'Nothing waits, and all nodes are ready.',
        ],
      },
    ]
  },
  'machine-group': machineGroup,
  'app-platform': (platform, context) => {
    const run = commandsOf(context.design).platform(platform, context)
    return [
      {
        id: failureId('platform-health', platform),
        title: `The ${inSentence(platform.label)} is degraded`,
        resource: platform.id,
        symptom: 'The environment turns yellow or red; some requests fail or are slow.',
        alerts: [
          {
            name: `Health of ${platform.id}`,
            condition: 'health of the environment worse than a warning for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          ...run.look,

          'If it began with a release, roll back first and look for the cause afterwards.',
        ],
        diagnose: [...run.diagnose],
        fix: ['Go back to the version before.', ...run.undo],
        verify: [...run.verify],
      },
    ]
  },
  function: functionService,
  'batch-environment': batch,
}

function containerService(service: ContainerService, context: FailureContext): Failure[] {
  const run = commandsOf(context.design).service(service, context)
  return [
    {
      id: failureId('tasks-stopping', service),
      title: `Copies of the ${inSentence(service.label)} stop or do not start`,
      resource: service.id,
      symptom: `Fewer than ${service.replicas.min} copies run, or the same copy starts again and again.`,
      alerts: [
        {
          name: `Copies missing in ${service.id}`,
          condition: `running copies under ${service.replicas.min} for 10 minutes`,
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        ...run.look,

        'If it began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [...run.diagnose],
      fix: [
        `Out of memory: it has ${figure(service.task.memoryGib)} GiB a copy; raise it in the variables file and apply.`,
        'Bad release: follow the runbook "A release went wrong".',
        'A secret or image that is missing: put it back, then start again.',
        ...run.restart,
      ],
      verify: [...run.verify, 'The running count equals the wanted count for ten minutes.'],
    },
    ...atLimit(service.id, service.label, service.replicas, service.scaling, run.busy),
  ]
}

function machineGroup(group: MachineGroup, context: FailureContext): Failure[] {
  const run = commandsOf(context.design).machines(group, context)
  return [
    {
      id: failureId('machines', group),
      title: `Machines of ${inSentence(group.label)} fail or fill up`,
      resource: group.id,
      symptom: `A machine fails its status check and is replaced, or its disk of ${group.diskGib} GiB fills.`,
      alerts: [
        {
          name: `Status check of ${group.id}`,
          condition: 'failed checks over 0 for 5 minutes on any machine',
          severity: 'ticket',
        },
        {
          name: `Disk of ${group.id}`,
          condition: 'disk use over 80% for 15 minutes on any machine',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [...run.look],
      diagnose: [
        ...run.diagnose,

        'On the machine: df -h, free -m, journalctl -p err -n 100.',
        ...(group.spotShare > 0
          ? [
              'Part of the machines is spot capacity: a machine that left with two minutes’ notice was taken back, which is expected.',
            ]
          : []),
      ],
      fix: [
        'Take the machine out; the group makes a new one from the image.',
        ...run.replace,
        'If the new one fails too, the image or the last release is bad: go back to the one before.',
      ],
      verify: [...run.verify, `At least ${plural(group.replicas.min, 'machine')} healthy.`],
    },
    ...atLimit(group.id, group.label, group.replicas, group.scaling, run.busy),
  ]
}

function functionService(fn: FunctionService, context: FailureContext): Failure[] {
  const run = commandsOf(context.design).functions(fn, context)
  const slow = figure(fn.timeoutSeconds * 0.8)
  return [
    {
      id: failureId('function', fn),
      title: `The ${inSentence(fn.label)} fails, is throttled or runs out of time`,
      resource: fn.id,
      symptom: `Calls fail, are refused, or come near the limit of ${formatSeconds(fn.timeoutSeconds)}.`,
      alerts: [
        {
          name: `Throttles of ${fn.id}`,
          condition: 'calls refused for want of room over 0 for 10 minutes',
          severity: 'ticket',
        },
        {
          name: `Duration of ${fn.id}`,
          condition: `longest run over ${slow} s (80% of its limit) for 15 minutes`,
          severity: 'ticket',
        },
        ...(fn.role === 'worker'
          ? [
              {
                name: `Errors of ${fn.id}`,
                condition: 'errors over 5% of calls for 15 minutes',
                severity: 'ticket' as const,
              },
            ]
          : []),
      ],
      firstFiveMinutes: [
        ...run.look,

        'If errors began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [...run.diagnose],
      fix: [
        ...run.raise,
        'Out of time: find the slow call in the trace; raise memory, which brings processor time with it, before the limit.',
      ],
      verify: [...run.verify, 'No throttle and no timeout for half an hour.'],
    },
  ]
}

function batch(environment: BatchEnvironment, context: FailureContext): Failure[] {
  const run = commandsOf(context.design).batch(environment, context)
  return [
    {
      id: failureId('batch-jobs', environment),
      title: `Jobs of ${inSentence(environment.label)} fail or wait`,
      resource: environment.id,
      symptom: `A job fails, or stays runnable although up to ${environment.maxVcpu} vCPU may be used.`,
      alerts: [
        {
          name: `Failed jobs in ${environment.id}`,
          condition: 'a job failed after its retries',
          severity: 'ticket',
        },
        {
          name: `Jobs waiting in ${environment.id}`,
          condition: 'a job that could run waits for 30 minutes',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [...run.look],
      diagnose: [
        ...run.why,
        'A job that waits: no capacity of that size, or a role or subnet that is wrong. A job that fails at once: its image or its input.',
        ...(environment.spotShare > 0
          ? [
              'A host that was ended under a job is spot capacity taken back: the job must start again from its last checkpoint.',
            ]
          : []),
      ],
      fix: [
        'Correct the input or go back to the image before, then start the job again with the same parameters.',
        ...run.again,
      ],
      verify: [...run.verify, 'The result is where the next step expects it.'],
    },
  ]
}

/** The autoscaler has nothing left to give; only where it may move at all. */
function atLimit(id: string, label: string, replicas: Replicas, scaling: Scaling, look: readonly string[]): Failure[] {
  if (scaling.on === 'fixed' || replicas.max <= replicas.min) return []
  return [
    {
      id: `at-limit-${id}`,
      title: `The ${inSentence(label)} has reached its largest size`,
      resource: id,
      symptom: `All ${replicas.max} copies run and the load still rises; answers get slower, then fail.`,
      alerts: [
        { name: `Largest size of ${id}`, condition: `${replicas.max} copies for 15 minutes`, severity: 'ticket' },
      ],
      firstFiveMinutes: [
        ...look,
        'Is it users, one caller, or a slow database that makes every request longer? Only the first is cured by more copies.',
      ],
      diagnose: [
        `It scales on: ${scaling.target}. Usual is ${replicas.typical}, the least ${replicas.min}.`,
        'Compare requests per second with last week, and the time spent in the database with its own graphs.',
      ],
      fix: [
        'Users: raise the largest size in the variables file by half and apply; check first that the database has connections for it.',
        'One caller: limit it. A slow database: follow its runbook.',
      ],
      verify: ['The count falls below the largest size within half an hour, and the share of slow answers with it.'],
    },
  ]
}
