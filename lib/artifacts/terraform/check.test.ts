import { beforeAll, expect, test } from 'vitest'
import { checkTerraform } from './check'
import { parseFolders } from './parse.fixture'
import { SCHEMAS } from './schemas'
import { DOCUMENTS, designsOf } from './testing-designs.fixture'
import { writeTerraform } from './write-terraform'

const files = writeTerraform({
  designs: designsOf(DOCUMENTS['three environments']),
  reasonOf: () => '',
  ruleset: '1',
  budgetUsd: null,
  iac: 'terraform',
}).filter(({ path }) => path.endsWith('.tf'))

let clean: string[] = []
beforeAll(async () => {
  clean = checkTerraform(await parseFolders(files), SCHEMAS.aws)
})

test('the files as written have no problem', () => {
  expect(clean).toEqual([])
})

test.each([
  ['an unknown argument', 'cidr_block   ', 'cidr_blok   ', /cidr_blok is unknown/],
  ['a missing required argument', /^ +cluster_identifier += aws_rds_cluster.*\n/m, '', /cluster_identifier is missing/],
  [
    'a missing required block',
    /^ +network_configuration \{[\s\S]*?^ {2}\}\n/m,
    '  network_configuration {\n  }\n',
    /network_configuration.subnets is missing/,
  ],
  [
    'a read-only attribute',
    /^( +)enable_dns_support +=.*\n/m,
    '$1arn = "x"\n',
    /arn is set, and only the provider may set it/,
  ],
  ['an unknown block', /^( +)deployment_configuration \{/m, '$1deployment_config {', /deployment_config is unknown/],
  ['a block that stands twice', /^( {2}runtime_platform \{[\s\S]*?^ {2}\}\n)/m, '$1$1', /at most 1 times/],
  [
    'a reference to a resource that is not there',
    'aws_vpc.network.id',
    'aws_vpc.netwrk.id',
    /aws_vpc.netwrk.id refers to nothing/,
  ],
  [
    'a reference to an attribute that is not there',
    'aws_vpc.network.id',
    'aws_vpc.network.identity',
    /reads an attribute that does not exist/,
  ],
  ['a text where a number belongs', /desired_count += \S+$/m, 'desired_count = "two"', /desired_count is not number/],
  ['a variable that is not declared', 'var.web.cpu', 'var.wbe.cpu', /var.wbe.cpu refers to nothing/],
  ['a field that a variable does not have', 'var.web.cpu', 'var.web.cpus', /var.web.cpus reads a field/],
  ['a value that a module is not given', /^ {2}network_vpc += module.*\n/m, '', /module.edge.network_vpc is missing/],
  [
    'a value that a module does not ask for',
    '  source = "../../modules/edge"\n',
    '$&  extra  = 1\n',
    /module.edge.extra is unknown/,
  ],
  ['an output that a module does not have', 'module.network.network_vpc', 'module.network.vpc', /is not an output/],
  ['a module that is not there', '../../modules/edge', '../../modules/egde', /module.edge has no folder/],
  [
    'an argument that the backend does not have',
    'use_lockfile',
    'use_lockfiles',
    /backend.s3.use_lockfiles is unknown/,
  ],
  ['a local that is not declared', 'local.is_production', 'local.is_prod', /local.is_prod refers to nothing/],
  ['an unknown resource type', '"aws_ecs_service"', '"aws_ecs_servce"', /type the schema does not know/],
  [
    'a data source that is not there',
    'data.aws_partition.current',
    'data.aws_partition.here',
    /data.aws_partition.here.* refers to nothing/,
  ],
  [
    'a resource declared twice',
    /^(resource "aws_vpc" "network" \{[\s\S]*?^\}\n)/m,
    '$1\n$1',
    /aws_vpc.network is declared twice/,
  ],
])('%s is found', async (_, before, after, problem) => {
  const spoilt = files.map((file) => ({ ...file, content: file.content.replace(before, after) }))
  expect(spoilt.map(({ content }) => content)).not.toEqual(files.map(({ content }) => content))
  const problems = checkTerraform(await parseFolders(spoilt), SCHEMAS.aws)
  expect(problems.join('\n')).toMatch(problem)
})
