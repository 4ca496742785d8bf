// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a text that should have been a template.
import { expect, test } from 'vitest'
import { NAMES } from '@/lib/artifacts/pulumi/write-pulumi'
import { differences, type Made } from './pulumi-against-terraform'

const planned = (type: string, name: string, after: object, more: object = {}) => ({
  mode: 'managed',
  type,
  name,
  change: { actions: ['create'], after, after_unknown: {} },
  ...more,
})
const QUEUE = { name: 'shop-prod-jobs', kms_master_key_id: null, tags: { Component: 'jobs', ManagedBy: 'terraform' } }
const RULE = { from_port: 443, to_port: 443, cidr_ipv4: '10.0.0.0/16' }
const plan = {
  resource_changes: [
    planned('aws_sqs_queue', 'jobs', QUEUE),
    planned('aws_lb', 'balancer', { name: 'shop-prod', subnets: ['subnet-1', 'subnet-2'], internal: false }),
    planned('aws_vpc_security_group_ingress_rule', 'web_in', RULE, { index: 0 }),
    planned('aws_vpc_security_group_ingress_rule', 'web_in', { ...RULE, to_port: 80, from_port: 80 }, { index: 1 }),
  ],
}

const rule = (number: number, port: number): Made => ({
  type: 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  name: `web-in-${number}`,
  inputs: { fromPort: port, toPort: port, cidrIpv4: '10.0.0.0/16' },
})
const queue = (more: object = {}): Made => ({
  type: 'aws:sqs/queue:Queue',
  name: 'jobs',
  inputs: { name: 'shop-prod-jobs', tags: { Component: 'jobs', ManagedBy: 'pulumi' }, ...more },
})
const balancer = (subnets = ['subnet-2', 'subnet-1']): Made => ({
  type: 'aws:lb/loadBalancer:LoadBalancer',
  name: 'balancer',
  inputs: { name: 'shop-prod', subnets },
})
const rules = [rule(2, 80), rule(1, 443)]
const against = (made: readonly Made[]) => differences(made, plan, NAMES.aws)

test('the same in another order, and signed by another tool, is the same', () => {
  expect(against([...rules, balancer(), queue()])).toEqual([])
})

/** What a printer could get wrong: each has to be told, or the comparison proves nothing. */
const SEEDED: readonly [mistake: string, made: readonly Made[], told: RegExp][] = [
  ['a resource that is left out', [queue(), balancer(), rule(1, 443)], /web_in\[1\] is only in Terraform/],
  ['a resource too many', [queue(), balancer(), ...rules, rule(3, 22)], /web-in-3 is only in Pulumi/],
  [
    'another type of that name',
    [{ ...queue(), type: 'aws:sns/topic:Topic' }, balancer(), ...rules],
    /aws_sqs_queue\.jobs is/,
  ],
  ['another port', [queue(), balancer(), rule(1, 443), rule(2, 8080)], /web_in: from_port lacks 80/],
  ['one subnet of two', [queue(), balancer(['subnet-1']), ...rules], /balancer: subnets lacks subnet-2/],
  [
    'a template read as text',
    [queue({ name: '${config.name}-jobs' }), balancer(), ...rules],
    /name lacks shop-prod-jobs/,
  ],
  [
    'a key where Terraform gives none',
    [queue({ kmsMasterKeyId: 'k' }), balancer(), ...rules],
    /kms_master_key_id has k/,
  ],
  ['a missing tag', [queue({ tags: {} }), balancer(), ...rules], /tags lacks jobs/],
]

test.each(SEEDED)('%s is told', (_, made, told) => {
  expect(against(made).join('\n')).toMatch(told)
})
