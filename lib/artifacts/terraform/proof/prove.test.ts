import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { designsOf } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, prove } from './prove.fixture'
import { type StandIn, standIn } from './stand-in-provider.fixture'

/** Small, so that each mistake takes half a second to be found. */
const files = writeTerraform({
  designs: designsOf({ name: 'Harbour Docs', workload: { kind: 'static' } }),
  reasonOf: () => '',
  ruleset: '1',
  budgetUsd: 1000,
  iac: 'terraform',
})

const SEEDS: readonly [string, string | RegExp, string, RegExp][] = [
  ['a line that terraform fmt would change', /force_destroy =/, 'force_destroy  =', /^fmt: /],
  [
    'a brace that is missing',
    /^resource "aws_s3_bucket" "site" \{/m,
    'resource "aws_s3_bucket" "site"',
    /Invalid block definition/,
  ],
  ['an unknown argument', /force_destroy =/, 'force_destory =', /Unsupported argument/],
  ['a missing argument', /^ +signing_protocol .*\n/m, '', /Missing required argument/],
  ['an unknown block', /restrictions \{/, 'restriction {', /Unsupported block type/],
  ['a missing block', /^ +restrictions \{[\s\S]*?^ {2}\}\n/m, '', /Insufficient restrictions blocks/],
  [
    'a block that may stand once only',
    /^( +viewer_certificate \{[\s\S]*?^ {2}\}\n)/m,
    '$1$1',
    /Too many viewer_certificate blocks/,
  ],
  ['an argument that only the provider sets', /( +)is_ipv6_enabled +=/, '$1arn = "x"\n$&', /unconfigurable attribute/],
  [
    'a text where a truth value belongs',
    /is_ipv6_enabled( +)= true/,
    'is_ipv6_enabled$1= "perhaps"',
    /Incorrect attribute value type/,
  ],
  [
    'one value where a list belongs',
    /aliases( +)= \[var.domain_name\]/,
    'aliases$1= var.domain_name',
    /Incorrect attribute value type/,
  ],
  [
    'a resource that is not there',
    'aws_cloudfront_distribution.cdn.domain_name',
    'aws_cloudfront_distribution.cnd.domain_name',
    /undeclared resource/,
  ],
  [
    'an attribute that is not there',
    'aws_cloudfront_distribution.cdn.domain_name',
    'aws_cloudfront_distribution.cdn.domain',
    /Unsupported attribute/,
  ],
  [
    'a variable that is not declared',
    'comment             = var.name',
    'comment             = var.nmae',
    /undeclared input variable/,
  ],
  ['a local that is not declared', '!local.is_production', '!local.is_prod', /undeclared local value/],
  ['a function that does not exist', 'one(aws_acm_certificate', 'only(aws_acm_certificate', /unknown function/],
  [
    'a resource that stands twice',
    /^(resource "aws_s3_bucket" "site" \{[\s\S]*?^\}\n)/m,
    '$1\n$1',
    /Duplicate resource/,
  ],
  ['a value that a module is not given', / +site_s3_bucket = module.*\n/, '', /Missing required argument/],
  [
    'a value that a module does not ask for',
    'source = "../../modules/edge"\n',
    'source = "../../modules/edge"\n  extra  = 1\n',
    /Unsupported argument/,
  ],
  [
    'an output that a module does not have',
    'module.data.site_s3_bucket',
    'module.data.site_bucket',
    /Unsupported attribute|Cycle/,
  ],
  [
    'a type without an attribute that is read',
    'bucket_regional_domain_name = string',
    'bucket_domain_name = string',
    /Unsupported attribute/,
  ],
  [
    'a circle of resources',
    /(resource "aws_cloudfront_origin_access_control" "cdn" \{\n)/,
    '$1  description = aws_cloudfront_distribution.cdn.id\n',
    /Cycle/,
  ],
  [
    'a size that its variable refuses',
    /retention_days = 365/,
    'retention_days = 0',
    /retention_days must be at least 1/,
  ],
]

describe.skipIf(!hasTerraform)(ifTerraform('the real Terraform against a stand-in provider'), () => {
  let provider: StandIn
  const found = new Map<string, string>()
  beforeAll(async () => {
    provider = await standIn('aws')
    const failures = await inTwoLanes(SEEDS, async ([, before, after, wanted]) => {
      const spoilt = files.map((file) => ({ ...file, content: file.content.replace(before, after) }))
      const from = wanted.source.startsWith('^fmt') ? 'fmt' : 'init'
      return failuresOf(await prove(spoilt, provider, { from, until: 'plan' }))
    })
    for (const [[name], failure] of failures) found.set(name, failure)
  }, 120_000)
  afterAll(() => provider.close())

  test.each(SEEDS)('%s is found', (name, before, _, wanted) => {
    expect(
      files.some(({ content }) => (typeof before === 'string' ? content.includes(before) : before.test(content))),
    ).toBe(true)
    expect(found.get(name)?.replaceAll(/\s+/g, ' ')).toMatch(wanted)
  })
})
