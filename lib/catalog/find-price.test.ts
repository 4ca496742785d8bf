import { expect, test } from 'vitest'
import { catalog } from './catalog'
import { findPrice, isPriced } from './find-price'
import { aws } from './skus/aws'

const first = (region: string, sku: string) => {
  const price = findPrice(catalog, 'aws', region, sku)
  return isPriced(price) ? price.tiers[0]?.usd : price
}

test.each([
  ['us-east-1', aws.alb.hour, 0.0225],
  ['us-east-1', aws.alb.lcuHour, 0.008],
  ['eu-west-1', aws.alb.hour, 0.0252],
  ['us-east-1', aws.natGateway.hour, 0.045],
  ['us-east-1', aws.natGateway.gb, 0.045],
  ['eu-west-1', aws.natGateway.hour, 0.048],
  ['us-east-1', aws.fargate.vcpuHour('x86_64'), 0.04048],
  ['us-east-1', aws.fargate.gbHour('x86_64'), 0.004445],
  ['us-east-1', aws.fargate.vcpuHour('arm64'), 0.03238],
  ['eu-central-1', aws.fargate.vcpuHour('x86_64'), 0.04656],
  ['us-east-1', aws.publicIpv4.hour, 0.005],
  ['us-east-1', aws.eks.clusterHour, 0.1],
  ['us-east-1', aws.rds.hour('postgres', 'db.m7g.large'), 0.168],
  ['us-east-1', aws.rds.multiAzHour('postgres', 'db.m7g.large'), 0.337],
  ['us-east-1', aws.rds.gp3GbMonth, 0.115],
  ['us-east-1', aws.rds.gp3MultiAzGbMonth, 0.23],
  ['us-east-1', aws.ebs.gp3GbMonth, 0.08],
  ['us-east-1', aws.s3.standardGbMonth, 0.023],
  ['us-east-1', aws.aurora.acuHour, 0.12],
  ['us-east-1', aws.aurora.storageIoOptimizedGbMonth, 0.225],
  ['us-east-1', aws.kms.keyMonth, 1],
  ['us-east-1', aws.secretsManager.secretMonth, 0.4],
  ['us-east-1', aws.waf.webAclMonth, 5],
  ['us-east-1', aws.route53.hostedZoneMonth, 0.5],
  ['us-east-1', aws.vpcEndpoint.interfaceHour, 0.01],
  ['us-east-1', aws.dataTransfer.crossZoneGbEachWay, 0.01],
  ['us-east-1', aws.opensearch.gp3GbMonth, 0.122],
  ['us-east-1', aws.elasticache.serverlessGbHour('valkey'), 0.084],
])('in %s %s costs %d', (region, sku, usd) => {
  expect(first(region, sku)).toBe(usd)
})

test('a free allowance is the first slice of its price', () => {
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.lambda.requests)).toMatchObject({
    per: 1_000_000,
    tiers: [
      { from: 0, usd: 0 },
      { from: 1_000_000, usd: 0.2 },
    ],
    freeTier: { upTo: 1_000_000, confidence: 'verified' },
  })
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.dataTransfer.internetOutGb)).toMatchObject({
    tiers: [
      { from: 0, usd: 0 },
      { from: 100, usd: 0.09 },
      { from: 10_240, usd: 0.085 },
      { from: 51_200, usd: 0.07 },
      { from: 153_600, usd: 0.05 },
    ],
  })
})

test('a region without a row takes the base region at its own price level, and says so', () => {
  const price = findPrice(catalog, 'aws', 'ap-southeast-2', aws.natGateway.hour)
  expect(price).toMatchObject({ confidence: 'derived', tiers: [{ from: 0, usd: 0.05625 }] })
  expect(isPriced(price) ? price.note : '').toContain('us-east-1 × 1.25')
})

test('a row read for another region only is scaled down and up again', () => {
  // 0.016 in eu-west-1, whose database level is 1.1067.
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.rds.proxyVcpuHour)).toMatchObject({
    confidence: 'derived',
    tiers: [{ usd: 0.014457395862 }],
  })
})

test('a service with one price everywhere keeps it', () => {
  expect(first('sa-east-1', aws.waf.webAclMonth)).toBe(5)
  expect(first('sa-east-1', aws.cloudfront.internetOutGb('south-america'))).toBe(0)
  expect(findPrice(catalog, 'aws', 'sa-east-1', aws.eks.clusterHour)).toMatchObject({
    confidence: 'derived',
    tiers: [{ usd: 0.1 }],
  })
})

test('a commercial database costs its licence more than an open one', () => {
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.rds.hour('mysql', 'db.m6i.xlarge'))).toMatchObject({
    tiers: [{ usd: 0.342 }],
  })
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.rds.hour('sqlserver', 'db.m6i.xlarge'))).toMatchObject({
    confidence: 'derived',
    tiers: [{ usd: 1.224 }],
  })
})

const machine = (provider: string, region: string, sku: string) => {
  const price = findPrice(catalog, provider, region, sku)
  return isPriced(price) ? { usd: price.tiers[0]?.usd, confidence: price.confidence } : price
}

test('a machine has its own price by the hour and as spot', () => {
  expect(machine('gcp', 'us-central1', 'gcp/vm/e2-standard-2/hour')).toEqual({
    usd: 0.0670114,
    confidence: 'verified',
  })
  expect(machine('gcp', 'us-central1', 'gcp/vm/e2-standard-2/spot-hour')).toEqual({
    usd: 0.040212,
    confidence: 'verified',
  })
  expect(machine('azure', 'eastus2', 'azure/vm/Standard_D2s_v5/hour')).toMatchObject({ usd: 0.096 })
  expect(machine('azure', 'eastus2', 'azure/vm/Standard_B16s_v2/hour')).toMatchObject({ confidence: 'derived' })
  expect(machine('gcp', 'southamerica-east1', 'gcp/vm/n4a-standard-2/hour')).toHaveProperty('unpriced')
})

test('a month of a machine is cheaper where the family has a sustained-use discount', () => {
  // 30% off 0.0474998 for N1, 20% off 0.097118 for N2, nothing off E2
  expect(machine('gcp', 'us-central1', 'gcp/vm/n1-standard-1/sustained-hour')).toMatchObject({ usd: 0.03324986 })
  expect(machine('gcp', 'us-central1', 'gcp/vm/n2-standard-2/sustained-hour')).toMatchObject({ usd: 0.0776944 })
  expect(machine('gcp', 'us-central1', 'gcp/vm/e2-standard-2/sustained-hour')).toMatchObject({ usd: 0.0670114 })
})

test('Azure prices that were read for eastus2 stand for eastus too, and say so', () => {
  const sku = 'azure/aks/kubernetes-service.standard.standard-uptime-sla'
  expect(machine('azure', 'eastus2', sku)).toEqual({ usd: 0.1, confidence: 'verified' })
  expect(machine('azure', 'eastus', sku)).toEqual({ usd: 0.1, confidence: 'derived' })
})

test('an unverified price stays unverified when it is carried over', () => {
  expect(findPrice(catalog, 'aws', 'ap-south-1', aws.guardduty.events)).toMatchObject({ confidence: 'unverified' })
})

test('what has no price says so and is never 0', () => {
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.macie.gb)).toEqual({
    unpriced: 'no price for aws/macie/gb',
  })
  expect(findPrice(catalog, 'aws', 'mx-central-1', aws.alb.hour)).toHaveProperty('unpriced')
  expect(findPrice(catalog, 'oracle', 'us-east-1', aws.alb.hour)).toHaveProperty('unpriced')
})

test('a node that a region does not sell is not priced from another region', () => {
  expect(findPrice(catalog, 'aws', 'sa-east-1', aws.ec2.hour('m8g.large'))).toHaveProperty('unpriced')
  expect(findPrice(catalog, 'aws', 'us-east-1', aws.rds.hour('oracle', 'db.m7g.large'))).toHaveProperty('unpriced')
})
