import { type ByKind, project, type Resource } from '@/lib/design/model'
import type { Sla } from '../sla'
import { awsSlas } from './sla'

/** What AWS promises for a resource as it is configured; undefined for what is not a service that can fail by itself. */
export const awsSlaOf = (resource: Resource): Sla | undefined => project(slas, resource, undefined)

const machines = ({ zones, spotShare }: { zones: number; spotShare: number }): Sla => {
  if (spotShare >= 1) return awsSlas.spot
  return zones >= 2 ? awsSlas.ec2MultiZone : awsSlas.ec2Single
}

const slas: ByKind<Sla | undefined> = {
  'dns-zone': () => awsSlas.route53,
  'content-delivery': () => awsSlas.cloudfront,
  'web-firewall': () => awsSlas.waf,
  // Subnets, routes and security groups have no agreement and nothing in them that runs.
  network: () => undefined,
  'nat-gateway': () => awsSlas.natGateway,
  'network-endpoint': ({ style }) => (style === 'gateway' ? awsSlas.gatewayEndpoint : awsSlas.privateLink),
  'load-balancer': ({ zones }) => (zones >= 2 ? awsSlas.balancerMultiZone : awsSlas.balancerSingle),
  'api-gateway': () => awsSlas.apiGateway,
  'container-service': ({ capacity, zones, spotShare }) => {
    if (capacity === 'machines') return machines({ zones, spotShare })
    if (spotShare >= 1) return awsSlas.spot
    return zones >= 2 ? awsSlas.fargateMultiZone : awsSlas.fargateSingle
  },
  'container-cluster': () => awsSlas.eksControlPlane,
  'machine-group': machines,
  'app-platform': ({ zones }) => machines({ zones, spotShare: 0 }),
  function: () => awsSlas.lambda,
  'batch-environment': () => awsSlas.batch,
  'relational-database': ({ class: level, multiZone, region, replicaOf, zones }) => {
    if (level === 'distributed')
      return region === 'global' || replicaOf !== null ? awsSlas.dsqlMultiRegion : awsSlas.dsqlSingleRegion
    if (level === 'high') return multiZone && zones >= 2 ? awsSlas.auroraMultiZone : awsSlas.auroraSingle
    return multiZone ? awsSlas.rdsMultiZone : awsSlas.rdsSingle
  },
  'key-value-store': ({ replicaRegions }) => (replicaRegions.length > 0 ? awsSlas.dynamodbGlobal : awsSlas.dynamodb),
  'document-database': ({ nodes, zones }) => (nodes >= 2 && zones >= 2 ? awsSlas.documentdb : awsSlas.documentdbSingle),
  'time-series-database': () => awsSlas.timestreamInflux,
  'data-warehouse': () => awsSlas.redshiftServerless,
  // The stand-by configuration needs dedicated managers, which a design does not have.
  'search-engine': ({ nodes, zones }) =>
    nodes >= 2 && zones >= 2 ? awsSlas.opensearchMultiZone : awsSlas.opensearchSingle,
  cache: ({ engine, multiZone, nodes }) => {
    if (!multiZone || nodes < 2) return awsSlas.cacheSingle
    return engine === 'memcached' ? awsSlas.memcachedMultiZone : awsSlas.cacheMultiZone
  },
  // Objects are written to the standard class; a store without any has only those with the lower promise.
  'object-store': ({ storageGib }) =>
    storageGib.standard === 0 && storageGib.infrequent > 0 ? awsSlas.s3Infrequent : awsSlas.s3Standard,
  'file-system': ({ zones }) => (zones >= 2 ? awsSlas.efsRegional : awsSlas.efsOneZone),
  'connection-pooler': () => awsSlas.rdsProxy,
  queue: () => awsSlas.sqs,
  topic: () => awsSlas.sns,
  stream: () => awsSlas.kinesis,
  workflow: () => awsSlas.stepFunctions,
  'encryption-key': ({ hardware }) => (hardware ? awsSlas.cloudhsm : awsSlas.kms),
  'secret-store': () => awsSlas.secretsManager,
  'audit-trail': () => awsSlas.cloudtrail,
  'threat-detection': () => awsSlas.guardduty,
  'log-store': () => awsSlas.cloudwatch,
  monitoring: () => awsSlas.cloudwatch,
  'backup-vault': () => awsSlas.backup,
  'container-registry': () => awsSlas.ecr,
  'feature-flag-store': () => awsSlas.parameterStore,
}
