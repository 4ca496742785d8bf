import type {
  BatchEnvironment,
  ByKind,
  ContainerService,
  FunctionService,
  MachineGroup,
  Replicas,
  Scaling,
} from '@/lib/design/model'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { figure, inSentence } from '@/lib/guidance/words'
import { formatCount, plural } from '@/lib/units/counts'
import { formatSeconds } from '@/lib/units/time'
import { type Failure, type FailureContext, failureId } from './failure'
import { lastHour } from './metrics'

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
  'container-cluster': (cluster, { design }) => [
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
        command(`aws eks update-kubeconfig --name ${resourceName(design, cluster)} --region ${cluster.region}`),
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
  ],
  'machine-group': machineGroup,
  'app-platform': (platform, { design }) => [
    {
      id: failureId('platform-health', platform),
      title: `The ${inSentence(platform.label)} is degraded`,
      resource: platform.id,
      symptom: 'The environment turns yellow or red; some requests fail or are slow.',
      alerts: [
        {
          name: `Health of ${platform.id}`,
          condition: 'environment health is Degraded or Severe for 10 minutes',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws elasticbeanstalk describe-environments --query "Environments[].{Name:EnvironmentName,Health:HealthStatus,Version:VersionLabel}" --output table --region ${platform.region}`,
        ),
        command(
          `aws elasticbeanstalk describe-environment-health --environment-name ${resourceName(design, platform)} --attribute-names All --region ${platform.region}`,
        ),
        'If it began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [
        command(
          `aws elasticbeanstalk describe-events --environment-name ${resourceName(design, platform)} --max-items 30 --region ${platform.region}`,
        ),
        command(
          `aws elasticbeanstalk request-environment-info --environment-name ${resourceName(design, platform)} --info-type tail --region ${platform.region}`,
        ),
      ],
      fix: [
        'Go back to the version before.',
        command(
          `aws elasticbeanstalk update-environment --environment-name ${resourceName(design, platform)} --version-label <earlier version> --region ${platform.region}`,
        ),
      ],
      verify: [
        command(
          `aws elasticbeanstalk describe-environment-health --environment-name ${resourceName(design, platform)} --attribute-names HealthStatus Color --region ${platform.region}`,
        ),
      ],
    },
  ],
  function: functionService,
  'batch-environment': batch,
}

function containerService(service: ContainerService, { design }: FailureContext): Failure[] {
  const cluster = prefixOf(design)
  // Services carry the names that the team gives them in the variables file.
  const name = '<service>'
  const { region } = service
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
        command(`aws ecs list-services --cluster ${cluster} --region ${region}`),
        command(
          `aws ecs describe-services --cluster ${cluster} --services ${name} --query "services[].{Wanted:desiredCount,Running:runningCount,Pending:pendingCount,Events:events[:5].message}" --region ${region}`,
        ),
        'If it began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [
        command(
          `aws ecs list-tasks --cluster ${cluster} --service-name ${name} --desired-status STOPPED --region ${region}`,
        ),
        command(
          `aws ecs describe-tasks --cluster ${cluster} --tasks <task from above> --query "tasks[].{Why:stoppedReason,Code:containers[].exitCode,Container:containers[].reason}" --region ${region}`,
        ),
        'Exit code 137: out of memory or killed by the health check. "CannotPullContainerError": registry, endpoint or permission. "ResourceInitializationError": a secret that is missing.',
      ],
      fix: [
        `Out of memory: it has ${figure(service.task.memoryGib)} GiB a copy; raise it in the variables file and apply.`,
        'Bad release: follow the runbook "A release went wrong".',
        'A secret or image that is missing: put it back, then start again.',
        command(
          `aws ecs update-service --cluster ${cluster} --service ${name} --force-new-deployment --region ${region}`,
        ),
      ],
      verify: [
        command(`aws ecs wait services-stable --cluster ${cluster} --services ${name} --region ${region}`),
        'The running count equals the wanted count for ten minutes.',
      ],
    },
    ...atLimit(service.id, service.label, service.replicas, service.scaling, [
      lastHour({
        namespace: 'AWS/ECS',
        name: 'CPUUtilization',
        dimensions: [
          ['ClusterName', cluster],
          ['ServiceName', name],
        ],
        statistic: 'Average',
        region,
      }),
      command(
        `aws application-autoscaling describe-scaling-activities --service-namespace ecs --resource-id service/${cluster}/${name} --max-items 10 --region ${region}`,
      ),
    ]),
  ]
}

function machineGroup(group: MachineGroup, { design }: FailureContext): Failure[] {
  const name = resourceName(design, group)
  const { region } = group
  return [
    {
      id: failureId('machines', group),
      title: `Machines of ${inSentence(group.label)} fail or fill up`,
      resource: group.id,
      symptom: `A machine fails its status check and is replaced, or its disk of ${group.diskGib} GiB fills.`,
      alerts: [
        {
          name: `Status check of ${group.id}`,
          condition: 'StatusCheckFailed over 0 for 5 minutes on any machine',
          severity: 'ticket',
        },
        {
          name: `Disk of ${group.id}`,
          condition: 'disk use over 80% for 15 minutes on any machine',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws autoscaling describe-auto-scaling-groups --query "AutoScalingGroups[?starts_with(AutoScalingGroupName, '${name}')].Instances[].[InstanceId,AvailabilityZone,LifecycleState,HealthStatus]" --output table --region ${region}`,
        ),
        command(
          `aws autoscaling describe-scaling-activities --auto-scaling-group-name ${name} --max-items 10 --region ${region}`,
        ),
      ],
      diagnose: [
        command(`aws ec2 get-console-output --instance-id <machine> --latest --output text --region ${region}`),
        command(`aws ssm start-session --target <machine> --region ${region}`),
        'On the machine: df -h, free -m, journalctl -p err -n 100.',
        ...(group.spotShare > 0
          ? [
              'Part of the machines is spot capacity: a machine that left with two minutes’ notice was taken back, which is expected.',
            ]
          : []),
      ],
      fix: [
        'Take the machine out; the group makes a new one from the image.',
        command(
          `aws autoscaling terminate-instance-in-auto-scaling-group --instance-id <machine> --no-should-decrement-desired-capacity --region ${region}`,
        ),
        'If the new one fails too, the image or the last release is bad: go back to the one before.',
      ],
      verify: [
        command(
          `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${name} --query "AutoScalingGroups[].Instances[].HealthStatus" --output text --region ${region}`,
        ),
        `At least ${plural(group.replicas.min, 'machine')} healthy.`,
      ],
    },
    ...atLimit(group.id, group.label, group.replicas, group.scaling, [
      lastHour({
        namespace: 'AWS/EC2',
        name: 'CPUUtilization',
        dimensions: [['AutoScalingGroupName', name]],
        statistic: 'Average',
        region,
      }),
    ]),
  ]
}

function functionService(fn: FunctionService, { design, requirements }: FailureContext): Failure[] {
  const name = resourceName(design, fn)
  const { region } = fn
  const slow = figure(fn.timeoutSeconds * 0.8)
  return [
    {
      id: failureId('function', fn),
      title: `The ${inSentence(fn.label)} fails, is throttled or runs out of time`,
      resource: fn.id,
      symptom: `Calls fail, are refused, or come near the limit of ${formatSeconds(fn.timeoutSeconds)}.`,
      alerts: [
        { name: `Throttles of ${fn.id}`, condition: 'Throttles over 0 for 10 minutes', severity: 'ticket' },
        {
          name: `Duration of ${fn.id}`,
          condition: `longest run over ${slow} s (80% of its limit) for 15 minutes`,
          severity: 'ticket',
        },
        ...(fn.role === 'worker'
          ? [
              {
                name: `Errors of ${fn.id}`,
                condition: 'Errors over 5% of invocations for 15 minutes',
                severity: 'ticket' as const,
              },
            ]
          : []),
      ],
      firstFiveMinutes: [
        lastHour({
          namespace: 'AWS/Lambda',
          name: 'Errors',
          dimensions: [['FunctionName', name]],
          statistic: 'Sum',
          region,
        }),
        lastHour({
          namespace: 'AWS/Lambda',
          name: 'Throttles',
          dimensions: [['FunctionName', name]],
          statistic: 'Sum',
          region,
        }),
        'If errors began with a release, roll back first and look for the cause afterwards.',
      ],
      diagnose: [
        command(
          `aws logs tail /${prefixOf(design)}/${fn.id} --since 30m --filter-pattern "?ERROR ?Task ?timed" --region ${region}`,
        ),
        command(`aws lambda get-account-settings --query "AccountLimit.ConcurrentExecutions" --region ${region}`),
        `The plan is for ${formatCount(Math.ceil(fn.peakConcurrency))} at a time at ${formatCount(requirements.traffic.peakRps)} requests a second; the account starts with a limit of 1,000 a region, new accounts with less.`,
      ],
      fix: [
        'Throttled by the account: ask for a higher limit.',
        command(
          `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value <twice the peak> --region ${region}`,
        ),
        'Out of time: find the slow call in the trace; raise memory, which brings processor time with it, before the limit.',
      ],
      verify: [
        lastHour({
          namespace: 'AWS/Lambda',
          name: 'Throttles',
          dimensions: [['FunctionName', name]],
          statistic: 'Sum',
          region,
        }),
        'No throttle and no timeout for half an hour.',
      ],
    },
  ]
}

function batch(environment: BatchEnvironment, { design }: FailureContext): Failure[] {
  const queue = resourceName(design, environment)
  const { region } = environment
  return [
    {
      id: failureId('batch-jobs', environment),
      title: `Jobs of ${inSentence(environment.label)} fail or wait`,
      resource: environment.id,
      symptom: `A job fails, or stays runnable although up to ${environment.maxVcpu} vCPU may be used.`,
      alerts: [
        {
          name: `Failed jobs in ${environment.id}`,
          condition: 'a job in state FAILED after its retries',
          severity: 'ticket',
        },
        { name: `Jobs waiting in ${environment.id}`, condition: 'a job RUNNABLE for 30 minutes', severity: 'ticket' },
      ],
      firstFiveMinutes: [
        command(
          `aws batch describe-job-queues --query "jobQueues[].[jobQueueName,state,status]" --output table --region ${region}`,
        ),
        command(`aws batch list-jobs --job-queue ${queue} --job-status FAILED --region ${region}`),
        command(`aws batch list-jobs --job-queue ${queue} --job-status RUNNABLE --region ${region}`),
      ],
      diagnose: [
        command(
          `aws batch describe-jobs --jobs <job id> --query "jobs[].{Why:statusReason,Attempts:attempts[].container.reason,Log:container.logStreamName}" --region ${region}`,
        ),
        'A job that waits: no capacity of that size, or a role or subnet that is wrong. A job that fails at once: its image or its input.',
        ...(environment.spotShare > 0
          ? [
              'A host that was ended under a job is spot capacity taken back: the job must start again from its last checkpoint.',
            ]
          : []),
      ],
      fix: [
        'Correct the input or go back to the image before, then start the job again with the same parameters.',
        command(
          `aws batch submit-job --job-name <name> --job-queue ${queue} --job-definition <definition> --region ${region}`,
        ),
      ],
      verify: [
        command(`aws batch list-jobs --job-queue ${queue} --job-status SUCCEEDED --region ${region}`),
        'The result is where the next step expects it.',
      ],
    },
  ]
}

/** The autoscaler has nothing left to give; only where it may move at all. */
function atLimit(id: string, label: string, replicas: Replicas, scaling: Scaling, look: string[]): Failure[] {
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
