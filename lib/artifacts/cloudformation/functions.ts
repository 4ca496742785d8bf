import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { findEntries, isKind, networkOf } from '../terraform/entries'
import { encryptedBy } from './keys'
import { logGroup, logGroupId } from './logs'
import { subnets } from './network'
import {
  derived,
  homeOf,
  idOf,
  named,
  type Piece,
  pascal,
  type Resource,
  resource,
  size,
  slotOf,
  tags,
  toSet,
  whereOf,
  why,
} from './plan'
import { programRole, role, roleArn, settingsMap } from './roles'
import { groupOf, groupsOf } from './security-groups'
import { ACCOUNT, att, type Properties, ref, type Value, when } from './value'

type Function = EntryOf<'function'>

export const functionId = (label: string) => idOf(label, 'Function')
export const aliasId = (label: string) => idOf(label, 'Alias')

export function functionService(plan: Plan, entry: Function): Piece[] {
  const { label, resource: design } = entry
  const home = homeOf(plan, entry)
  const network = networkOf(plan, design.region)
  const isSplit = design.deployment === 'canary' || design.deployment === 'blue-green'
  const id = functionId(label)
  const version = `${pascal(label)}Version`
  return [
    ...programRole(plan, entry, 'lambda.amazonaws.com', [
      design.inNetwork ? 'service-role/AWSLambdaVPCAccessExecutionRole' : 'service-role/AWSLambdaBasicExecutionRole',
      'AWSXRayDaemonWriteAccess',
    ]),
    logGroup(plan, entry, 'compute'),
    resource(
      home,
      'compute',
      id,
      'AWS::Lambda::Function',
      {
        FunctionName: named(entry.id),
        Description: design.purpose.slice(0, 250),
        Role: roleArn(idOf(label, 'Role')),
        Code: { S3Bucket: packaged(plan, entry, 'Bucket'), S3Key: packaged(plan, entry, 'Key') },
        Handler: packaged(plan, entry, 'Handler'),
        Runtime: packaged(plan, entry, 'Runtime'),
        Architectures: [design.arch],
        MemorySize: size(plan, entry, 'memory_mb'),
        Timeout: size(plan, entry, 'timeout_seconds'),
        ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyArn'),
        Environment: { Variables: settingsMap(plan, entry) },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(logGroupId(label)) },
        TracingConfig: { Mode: 'Active' },
        ...(design.inNetwork && network && groupOf(plan, entry.id)
          ? { VpcConfig: { SubnetIds: subnets(network, 'app'), SecurityGroupIds: groupsOf(plan, entry.id) } }
          : {}),
        ...mounts(plan, entry),
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
    resource(
      home,
      'compute',
      version,
      'AWS::Lambda::Version',
      { FunctionName: ref(id), Description: packaged(plan, entry, 'Key') },
      { comment: 'A new archive makes a new version; the old ones stay for going back.', keep: 'Retain' },
    ),
    resource(
      home,
      'compute',
      aliasId(label),
      'AWS::Lambda::Alias',
      {
        Name: 'live',
        Description: 'The version that is called',
        FunctionName: ref(id),
        FunctionVersion: att(version, 'Version'),
      },
      isSplit
        ? {
            comment: 'CodeDeploy moves this alias from the old version to the new one, a part of the calls first.',
            updatePolicy: {
              CodeDeployLambdaAliasUpdate: {
                ApplicationName: ref(idOf(label, 'Application')),
                DeploymentGroupName: ref(idOf(label, 'DeploymentGroup')),
              },
            },
            dependsOn: [idOf(label, 'DeploymentGroup')],
          }
        : {},
    ),
    ...(isSplit ? shiftedRelease(plan, entry) : []),
    ...sources(plan, entry),
  ]
}

/** The archive, its handler and its runtime: only the reader knows them. */
function packaged(plan: Plan, entry: Function, part: 'Bucket' | 'Key' | 'Handler' | 'Runtime'): Value {
  const { label } = entry.resource
  const says = {
    Bucket: { description: `Bucket, in the function’s region, that holds the code of ${label}.`, example: 'releases' },
    Key: {
      description: `Path of the archive with the code of ${label}. A new version has a new path.`,
      example: `${entry.id}/1.0.0.zip`,
      pattern: '^.+\\.zip$',
      constraint: 'The path of a .zip archive.',
    },
    Handler: { description: `Handler of ${label}.`, example: 'index.handler' },
    Runtime: { description: `Runtime of ${label}.`, example: 'nodejs22.x' },
  }[part]
  const { description, ...more } = says
  return toSet(plan, homeOf(plan, entry), `${pascal(entry.label)}Code${part}`, description, more)
}

function mounts(plan: Plan, entry: Function): Properties {
  const system = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to))
    .find((target) => isKind(target, 'file-system'))
  if (!system || !entry.resource.inNetwork) return {}
  return {
    FileSystemConfigs: [
      when(whereOf(system), {
        Arn: att(idOf(system.label, 'AccessPoint'), 'Arn'),
        LocalMountPath: `/mnt/${system.id}`,
      }),
    ],
  }
}

function shiftedRelease(plan: Plan, entry: Function): Resource[] {
  const { label, resource: design } = entry
  const home = homeOf(plan, entry)
  const deployer = idOf(label, 'DeploymentRole')
  return [
    role(
      home,
      'compute',
      deployer,
      `${entry.id}-deployment`,
      'codedeploy.amazonaws.com',
      ['service-role/AWSCodeDeployRoleForLambdaLimited'],
      'Moves the alias during a release.',
    ),
    resource(home, 'compute', idOf(label, 'Application'), 'AWS::CodeDeploy::Application', {
      ApplicationName: named(entry.id),
      ComputePlatform: 'Lambda',
    }),
    resource(home, 'compute', idOf(label, 'DeploymentGroup'), 'AWS::CodeDeploy::DeploymentGroup', {
      ApplicationName: ref(idOf(label, 'Application')),
      DeploymentGroupName: named(entry.id),
      ServiceRoleArn: roleArn(deployer),
      DeploymentConfigName:
        design.deployment === 'canary'
          ? 'CodeDeployDefault.LambdaCanary10Percent10Minutes'
          : 'CodeDeployDefault.LambdaAllAtOnce',
      DeploymentStyle: { DeploymentOption: 'WITH_TRAFFIC_CONTROL', DeploymentType: 'BLUE_GREEN' },
      AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    }),
  ]
}

/** Queues and streams call the function; load balancers and topics are given the right to. */
function sources(plan: Plan, entry: Function): Resource[] {
  const near = plan.connections.flatMap(({ from, to }) =>
    to === entry.id ? [from] : from === entry.id && entry.resource.role === 'worker' ? [to] : [],
  )
  return [...new Set(near)].flatMap((id): Resource[] => {
    const [source] = findEntries(plan, id)
    if (!source || source.resource.region !== entry.resource.region) return []
    if (isKind(source, 'queue'))
      return [
        mapping(plan, entry, source, att(idOf(source.label, 'Queue'), 'Arn'), {
          BatchSize: 10,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          ScalingConfig: {
            MaximumConcurrency: derived(plan, entry, 'readers_max', ({ concurrency_max }) =>
              Math.max(2, Math.min(1000, Number(concurrency_max))),
            ),
          },
        }),
      ]
    if (isKind(source, 'stream'))
      return [
        mapping(plan, entry, source, att(idOf(source.label, 'Stream'), 'Arn'), {
          BatchSize: 100,
          StartingPosition: 'LATEST',
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 5,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        }),
      ]
    if (isKind(source, 'topic'))
      return [
        permission(plan, entry, source, 'sns.amazonaws.com', ref(idOf(source.label, 'Topic'))),
        resource(
          homeOf(plan, entry, source),
          'compute',
          `${pascal(entry.label)}From${pascal(source.label)}Subscription`,
          'AWS::SNS::Subscription',
          { TopicArn: ref(idOf(source.label, 'Topic')), Protocol: 'lambda', Endpoint: ref(aliasId(entry.label)) },
        ),
      ]
    if (isKind(source, 'load-balancer'))
      // The group lists the function as its target, so the right can't name the group.
      return [permission(plan, entry, source, 'elasticloadbalancing.amazonaws.com', null)]
    return []
  })
}

const mapping = (plan: Plan, entry: Function, source: Entry, arn: Value, settings: Properties): Resource =>
  resource(
    homeOf(plan, entry, source),
    'compute',
    `${pascal(entry.label)}From${pascal(source.label)}`,
    'AWS::Lambda::EventSourceMapping',
    { EventSourceArn: arn, FunctionName: ref(aliasId(entry.label)), ...settings },
  )

export const permission = (
  plan: Plan,
  entry: Function,
  source: Entry,
  principal: string,
  arn: Value | null,
): Resource =>
  resource(
    homeOf(plan, entry, source),
    'compute',
    `${pascal(entry.label)}From${pascal(source.label)}Permission`,
    'AWS::Lambda::Permission',
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref(aliasId(entry.label)),
      Principal: principal,
      ...(arn === null ? { SourceAccount: ACCOUNT } : { SourceArn: arn }),
    },
  )
