import { balancerOf } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { scalingTarget } from '../terraform/sizes'
import { balancerId } from './load-balancing'
import { healthCheckPath } from './names'
import { subnets, vpcId } from './network'
import { homeOf, idOf, named, type Piece, pascal, resource, size, tags, toSet, why } from './plan'
import { programRole, role, roleArn, settings as told } from './roles'
import { groupOf } from './security-groups'
import { call, NOTHING, type Properties, ref, type Value, when } from './value'

type App = EntryOf<'app-platform'>

export function appPlatform(plan: Plan, entry: App): Piece[] {
  const { label, resource: app } = entry
  const home = homeOf(plan, entry)
  return [
    ...programRole(plan, entry, 'ec2.amazonaws.com', ['AWSElasticBeanstalkWebTier']),
    resource(home, 'compute', idOf(label, 'Profile'), 'AWS::IAM::InstanceProfile', {
      InstanceProfileName: named(entry.id),
      Roles: [ref(idOf(label, 'Role'))],
    }),
    role(
      home,
      'compute',
      idOf(label, 'PlatformRole'),
      `${entry.id}-platform`,
      'elasticbeanstalk.amazonaws.com',
      ['service-role/AWSElasticBeanstalkEnhancedHealth', 'AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy'],
      'Lets Elastic Beanstalk watch and update the machines.',
    ),
    resource(home, 'compute', idOf(label, 'Application'), 'AWS::ElasticBeanstalk::Application', {
      ApplicationName: named(entry.id),
      Description: app.purpose.slice(0, 200),
    }),
    resource(
      home,
      'compute',
      idOf(label, 'AppEnvironment'),
      'AWS::ElasticBeanstalk::Environment',
      {
        EnvironmentName: named(entry.id),
        ApplicationName: ref(idOf(label, 'Application')),
        SolutionStackName: toSet(
          plan,
          home,
          `${pascal(label)}Platform`,
          'Elastic Beanstalk platform, as `aws elasticbeanstalk list-available-solution-stacks` names it.',
          {
            pattern: '^64bit Amazon Linux 2023 .+$',
            constraint: 'A platform on Amazon Linux 2023, with its version and language.',
            example: '64bit Amazon Linux 2023 v6.6.0 running Node.js 22',
          },
        ),
        Tier: { Name: 'WebServer', Type: 'Standard' },
        OptionSettings: [
          ...options(plan, entry),
          ...told(plan, entry).map(([name, value, where]) =>
            when(
              where,
              { Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: name, Value: value },
              NOTHING,
            ),
          ),
        ],
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
  ]
}

/** Names and values as Elastic Beanstalk documents its option settings: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html (not re-read: an assumption). */
function options(plan: Plan, entry: App): Properties[] {
  const { label, resource: app } = entry
  const network = networkOf(plan, app.region)
  const group = groupOf(plan, entry.id)
  const balancer = balancerOf(plan, entry.id)
  const list: [string, string, Value][] = [
    ['aws:elasticbeanstalk:environment', 'EnvironmentType', balancer ? 'LoadBalanced' : 'SingleInstance'],
    ['aws:elasticbeanstalk:environment', 'ServiceRole', roleArn(idOf(label, 'PlatformRole'))],
    ['aws:autoscaling:launchconfiguration', 'IamInstanceProfile', ref(idOf(label, 'Profile'))],
    ['aws:autoscaling:launchconfiguration', 'DisableIMDSv1', 'true'],
    ['aws:autoscaling:launchconfiguration', 'RootVolumeType', 'gp3'],
    ['aws:ec2:instances', 'InstanceTypes', size(plan, entry, 'instance_type')],
    ['aws:ec2:instances', 'SupportedArchitectures', app.arch],
    ['aws:elasticbeanstalk:application', 'Application Healthcheck URL', healthCheckPath(plan)],
    ['aws:elasticbeanstalk:application:environment', 'PORT', String(app.port)],
    ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'true'],
    ['aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced'],
    ['aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true'],
    ['aws:elasticbeanstalk:managedactions', 'PreferredStartTime', 'Sun:03:00'],
    ['aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', 'minor'],
    ['aws:elasticbeanstalk:command', 'DeploymentPolicy', policyOf(app.deployment, balancer !== undefined)],
  ]
  if (network) {
    const isOpen = network.resource.layout === 'public-only'
    list.push(
      ['aws:ec2:vpc', 'VPCId', ref(vpcId(network))],
      ['aws:ec2:vpc', 'Subnets', call('Join', [',', subnets(network, isOpen ? 'public' : 'app')])],
      ['aws:ec2:vpc', 'AssociatePublicIpAddress', String(isOpen)],
    )
  }
  if (group)
    list.push(
      ['aws:autoscaling:launchconfiguration', 'SecurityGroups', group.value],
      ['aws:autoscaling:launchconfiguration', 'DisableDefaultEC2SecurityGroup', 'true'],
    )
  if (balancer)
    list.push(
      ['aws:elasticbeanstalk:environment', 'LoadBalancerType', balancer.resource.layer],
      ['aws:elasticbeanstalk:environment', 'LoadBalancerIsShared', 'true'],
      ['aws:elbv2:loadbalancer', 'SharedLoadBalancer', ref(balancerId(balancer.label))],
      ['aws:elbv2:listener:443', 'Rules', 'all'],
      ['aws:elbv2:listenerrule:all', 'PathPatterns', '/*'],
      ['aws:elbv2:listenerrule:all', 'Process', 'default'],
      ['aws:elbv2:listenerrule:all', 'Priority', '100'],
      ['aws:elasticbeanstalk:environment:process:default', 'Port', '80'],
      ['aws:elasticbeanstalk:environment:process:default', 'HealthCheckPath', healthCheckPath(plan)],
      ['aws:autoscaling:asg', 'MinSize', size(plan, entry, 'min')],
      ['aws:autoscaling:asg', 'MaxSize', size(plan, entry, 'max')],
      ['aws:autoscaling:trigger', 'MeasureName', 'CPUUtilization'],
      ['aws:autoscaling:trigger', 'Unit', 'Percent'],
      ['aws:autoscaling:trigger', 'UpperThreshold', String(app.scaling.on === 'cpu' ? scalingTarget(app.scaling) : 60)],
      ['aws:autoscaling:trigger', 'LowerThreshold', '25'],
    )
  return list.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value }))
}

/** A shared load balancer can't split traffic, so a canary is a whole second set of machines as well. */
function policyOf(deployment: App['resource']['deployment'], isBalanced: boolean): string {
  if (!isBalanced || deployment === 'recreate') return 'AllAtOnce'
  return deployment === 'rolling' ? 'RollingWithAdditionalBatch' : 'Immutable'
}
