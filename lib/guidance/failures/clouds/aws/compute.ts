import { prefixOf, resourceName, serviceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { formatCount } from '@/lib/units/counts'
import type { ComputeCommands } from '../cloud-commands'
import { lastHour } from './last-hour'

export const awsCompute: ComputeCommands = {
  cluster: (cluster, { design }) => ({
    signIn: [command(`aws eks update-kubeconfig --name ${resourceName(design, cluster)} --region ${cluster.region}`)],
  }),
  platform: (platform, { design }) => {
    const name = resourceName(design, platform)
    const { region } = platform
    return {
      look: [
        command(
          `aws elasticbeanstalk describe-environments --query "Environments[].{Name:EnvironmentName,Health:HealthStatus,Version:VersionLabel}" --output table --region ${region}`,
        ),
        command(
          `aws elasticbeanstalk describe-environment-health --environment-name ${name} --attribute-names All --region ${region}`,
        ),
      ],
      diagnose: [
        command(`aws elasticbeanstalk describe-events --environment-name ${name} --max-items 30 --region ${region}`),
        command(
          `aws elasticbeanstalk request-environment-info --environment-name ${name} --info-type tail --region ${region}`,
        ),
      ],
      undo: [
        command(
          `aws elasticbeanstalk update-environment --environment-name ${name} --version-label <earlier version> --region ${region}`,
        ),
      ],
      verify: [
        command(
          `aws elasticbeanstalk describe-environment-health --environment-name ${name} --attribute-names HealthStatus Color --region ${region}`,
        ),
      ],
    }
  },
  service: (service, { design }) => {
    const { region } = service
    const cluster = prefixOf(design)
    const name = serviceName(service)
    return {
      look: [
        command(`aws ecs list-services --cluster ${cluster} --region ${region}`),
        command(
          `aws ecs describe-services --cluster ${cluster} --services ${name} --query "services[].{Wanted:desiredCount,Running:runningCount,Pending:pendingCount,Events:events[:5].message}" --region ${region}`,
        ),
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
      restart: [
        command(
          `aws ecs update-service --cluster ${cluster} --service ${name} --force-new-deployment --region ${region}`,
        ),
      ],
      verify: [command(`aws ecs wait services-stable --cluster ${cluster} --services ${name} --region ${region}`)],
      busy: [
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
      ],
    }
  },
  machines: (group, { design }) => {
    const name = resourceName(design, group)
    const { region } = group
    return {
      look: [
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
      ],
      replace: [
        command(
          `aws autoscaling terminate-instance-in-auto-scaling-group --instance-id <machine> --no-should-decrement-desired-capacity --region ${region}`,
        ),
      ],
      verify: [
        command(
          `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${name} --query "AutoScalingGroups[].Instances[].HealthStatus" --output text --region ${region}`,
        ),
      ],
      busy: [
        lastHour({
          namespace: 'AWS/EC2',
          name: 'CPUUtilization',
          dimensions: [['AutoScalingGroupName', name]],
          statistic: 'Average',
          region,
        }),
      ],
    }
  },
  functions: (fn, { design, requirements }) => {
    const { region } = fn
    const metric = (name: string) =>
      lastHour({
        namespace: 'AWS/Lambda',
        name,
        dimensions: [['FunctionName', resourceName(design, fn)]],
        statistic: 'Sum',
        region,
      })
    return {
      look: [metric('Errors'), metric('Throttles')],
      diagnose: [
        command(
          `aws logs tail /${prefixOf(design)}/${fn.id} --since 30m --filter-pattern "?ERROR ?Task ?timed" --region ${region}`,
        ),
        command(`aws lambda get-account-settings --query "AccountLimit.ConcurrentExecutions" --region ${region}`),
        `The plan is for ${formatCount(Math.ceil(fn.peakConcurrency))} at a time at ${formatCount(requirements.traffic.peakRps)} requests a second; the account starts with a limit of 1,000 a region, new accounts with less.`,
      ],
      raise: [
        'Throttled by the account: ask for a higher limit.',
        command(
          `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value <twice the peak> --region ${region}`,
        ),
      ],
      verify: [metric('Throttles')],
    }
  },
  batch: (environment, { design }) => {
    const queue = resourceName(design, environment)
    const { region } = environment
    return {
      look: [
        command(
          `aws batch describe-job-queues --query "jobQueues[].[jobQueueName,state,status]" --output table --region ${region}`,
        ),
        command(`aws batch list-jobs --job-queue ${queue} --job-status FAILED --region ${region}`),
        command(`aws batch list-jobs --job-queue ${queue} --job-status RUNNABLE --region ${region}`),
      ],
      why: [
        command(
          `aws batch describe-jobs --jobs <job id> --query "jobs[].{Why:statusReason,Attempts:attempts[].container.reason,Log:container.logStreamName}" --region ${region}`,
        ),
      ],
      again: [
        command(
          `aws batch submit-job --job-name <name> --job-queue ${queue} --job-definition <definition> --region ${region}`,
        ),
      ],
      verify: [command(`aws batch list-jobs --job-queue ${queue} --job-status SUCCEEDED --region ${region}`)],
    }
  },
}
