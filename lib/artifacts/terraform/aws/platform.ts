import type { EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Body, Value } from '../hcl'
import { code, dynamic, nested, ref, resource } from '../hcl'
import { scalingTarget } from '../sizes'
import { groupOf } from './groups'
import { subnetIds, vpcId } from './network'
import { placed, tags } from './placing'
import { connectionPolicies, managedPolicy, serviceRole, settingsExpression } from './roles'
import { balancerOf } from './services'

type App = EntryOf<'app-platform'>

export function appPlatform(plan: Plan, entry: App): Piece[] {
  const { label, resource: app } = entry
  const instance = `${label}_machines`
  return [
    placeholder({
      name: `${label}_platform`,
      type: 'string',
      description: 'Elastic Beanstalk platform, as `aws elasticbeanstalk list-available-solution-stacks` names it.',
      validation: {
        condition: `startswith(var.${label}_platform, "64bit Amazon Linux 2023")`,
        message: 'Give a platform on Amazon Linux 2023, with its version and language.',
      },
      example: '"64bit Amazon Linux 2023 v6.6.0 running Node.js 22"',
    }),
    ...pieces(
      'compute.tf',
      resource('aws_elastic_beanstalk_application', label, {
        ...placed(entry),
        name: named(entry.id),
        description: app.purpose.slice(0, 200),
        ...tags(entry),
      }),
      resource(
        'aws_elastic_beanstalk_environment',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          application: own(entry, 'aws_elastic_beanstalk_application', label, 'name'),
          solution_stack_name: ref(`var.${label}_platform`),
          tier: 'WebServer',
          setting: nested(...settings(plan, entry)),
          environment: dynamic(
            code(settingsExpression(entry)),
            {
              namespace: 'aws:elasticbeanstalk:application:environment',
              name: ref('setting.key'),
              value: ref('setting.value'),
            },
            'setting',
          ),
          ...tags(entry),
          lifecycle: nested({ ignore_changes: [ref('version_label')] }),
        },
        why(plan, entry),
      ),
    ),
    ...pieces(
      'iam.tf',
      serviceRole(
        entry,
        label,
        named(entry.id),
        'ec2.amazonaws.com',
        `What the code of ${entry.id} may do: no more than its connections in the design.`,
      ),
      managedPolicy(entry, label, `${label}_web_tier`, 'AWSElasticBeanstalkWebTier'),
      ...connectionPolicies(plan, entry, label),
      resource('aws_iam_instance_profile', label, {
        ...counted(entry),
        name: named(entry.id),
        role: own(entry, 'aws_iam_role', label, 'name'),
      }),
      serviceRole(
        entry,
        instance,
        named(`${entry.id}-platform`),
        'elasticbeanstalk.amazonaws.com',
        'Lets Elastic Beanstalk watch and update the machines.',
      ),
      managedPolicy(entry, instance, instance, 'service-role/AWSElasticBeanstalkEnhancedHealth'),
      managedPolicy(entry, instance, `${instance}_updates`, 'AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy'),
    ),
  ]
}

/** Names and values as Elastic Beanstalk documents its option settings: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html (not re-read: an assumption). */
function settings(plan: Plan, entry: App): Body[] {
  const { label, resource: app } = entry
  const home = networkOf(plan, app.region)
  const group = groupOf(plan, entry.id)
  const balancer = balancerOf(plan, entry.id)
  const list: [string, string, Value][] = [
    ['aws:elasticbeanstalk:environment', 'EnvironmentType', balancer ? 'LoadBalanced' : 'SingleInstance'],
    ['aws:elasticbeanstalk:environment', 'ServiceRole', own(entry, 'aws_iam_role', `${label}_machines`, 'arn')],
    [
      'aws:autoscaling:launchconfiguration',
      'IamInstanceProfile',
      own(entry, 'aws_iam_instance_profile', label, 'name'),
    ],
    ['aws:autoscaling:launchconfiguration', 'DisableIMDSv1', 'true'],
    ['aws:autoscaling:launchconfiguration', 'RootVolumeType', 'gp3'],
    ['aws:ec2:instances', 'InstanceTypes', size(entry, 'instance_type')],
    ['aws:ec2:instances', 'SupportedArchitectures', app.arch],
    ['aws:elasticbeanstalk:application', 'Application Healthcheck URL', ref('var.health_check_path')],
    ['aws:elasticbeanstalk:application:environment', 'PORT', String(app.port)],
    ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'true'],
    ['aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced'],
    ['aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true'],
    ['aws:elasticbeanstalk:managedactions', 'PreferredStartTime', 'Sun:03:00'],
    ['aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', 'minor'],
    ['aws:elasticbeanstalk:command', 'DeploymentPolicy', policyOf(app.deployment, balancer !== undefined)],
  ]
  if (home) {
    list.push(
      ['aws:ec2:vpc', 'VPCId', vpcId(home)],
      [
        'aws:ec2:vpc',
        'Subnets',
        code(`join(",", ${subnetIds(home, home.resource.layout === 'public-only' ? 'public' : 'app')})`),
      ],
      ['aws:ec2:vpc', 'AssociatePublicIpAddress', String(home.resource.layout === 'public-only')],
    )
  }
  if (group)
    list.push(
      ['aws:autoscaling:launchconfiguration', 'SecurityGroups', ref(group.path)],
      ['aws:autoscaling:launchconfiguration', 'DisableDefaultEC2SecurityGroup', 'true'],
    )
  if (balancer) {
    list.push(
      ['aws:elasticbeanstalk:environment', 'LoadBalancerType', balancer.resource.layer],
      ['aws:elasticbeanstalk:environment', 'LoadBalancerIsShared', 'true'],
      ['aws:elbv2:loadbalancer', 'SharedLoadBalancer', own(balancer, 'aws_lb', balancer.label, 'arn')],
      ['aws:elbv2:listener:443', 'Rules', 'all'],
      ['aws:elbv2:listenerrule:all', 'PathPatterns', '/*'],
      ['aws:elbv2:listenerrule:all', 'Process', 'default'],
      ['aws:elbv2:listenerrule:all', 'Priority', '100'],
      ['aws:elasticbeanstalk:environment:process:default', 'Port', '80'],
      ['aws:elasticbeanstalk:environment:process:default', 'HealthCheckPath', ref('var.health_check_path')],
      ['aws:autoscaling:asg', 'MinSize', code(`tostring(var.${label}.min)`)],
      ['aws:autoscaling:asg', 'MaxSize', code(`tostring(var.${label}.max)`)],
      ['aws:autoscaling:trigger', 'MeasureName', 'CPUUtilization'],
      ['aws:autoscaling:trigger', 'Unit', 'Percent'],
      ['aws:autoscaling:trigger', 'UpperThreshold', String(app.scaling.on === 'cpu' ? scalingTarget(app.scaling) : 60)],
      ['aws:autoscaling:trigger', 'LowerThreshold', '25'],
    )
  }
  return list.map(([namespace, name, value]) => ({ namespace, name, value }))
}

/** A shared load balancer can't split traffic, so a canary is a whole second set of machines as well. */
function policyOf(deployment: App['resource']['deployment'], isBalanced: boolean): string {
  if (!isBalanced || deployment === 'recreate') return 'AllAtOnce'
  return deployment === 'rolling' ? 'RollingWithAdditionalBatch' : 'Immutable'
}
