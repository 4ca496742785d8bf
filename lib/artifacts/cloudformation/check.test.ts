// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of templates.
import { expect, test } from 'vitest'
import { DOCUMENTS, designsOf } from '../terraform/testing-designs.fixture'
import { checkTemplates, type Files } from './check.fixture'
import { deployAll } from './deploy.fixture'
import { checkPolicy } from './policy.fixture'
import { writeCloudFormation } from './write-cloudformation'

const files: Files = writeCloudFormation({
  designs: designsOf(DOCUMENTS['three environments']),
  reasonOf: () => '',
  ruleset: '1',
  budgetUsd: null,
})

const spoil = (before: RegExp | string, after: string): Files => {
  const spoilt = files.map(({ path, content }) => ({ path, content: content.replace(before, after) }))
  expect(spoilt.map(({ content }) => content)).not.toEqual(files.map(({ content }) => content))
  return spoilt
}

test('the files as written have no problem', async () => {
  expect(await checkTemplates(files)).toEqual([])
  expect(deployAll(files).flatMap((deployed) => [...deployed.problems, ...checkPolicy(deployed)])).toEqual([])
})

test.each([
  ['an unknown type', 'AWS::EC2::VPC\n', 'AWS::EC2::VPCC\n', /unknown type AWS::EC2::VPCC/],
  ['an unknown property', 'EnableDnsHostnames', 'EnableDnsHostname', /EnableDnsHostname is unknown/],
  ['a missing required property', /^ +SubnetIds: !Ref NetworkDataSubnetIds\n/m, '', /SubnetIds is missing/],
  ['a word where a number belongs', 'Priority: 100', 'Priority: first', /not a number/],
  ['a word where a boolean belongs', 'StorageEncrypted: true', 'StorageEncrypted: always', /not a boolean/],
  [
    'a string where a list belongs',
    'RequiresCompatibilities:\n        - FARGATE',
    'RequiresCompatibilities: FARGATE',
    /not a list/,
  ],
  ['a value that is not among the allowed', 'Status: Enabled', 'Status: Enable', /not one of/],
  ['a reference to nothing', '!Ref NetworkVpc', '!Ref NetworkVpcc', /Ref of NetworkVpcc/],
  ['a reference to nothing inside a text', '${Name}-network', '${Nam}-network', /Sub of Nam,/],
  ['an attribute that does not exist', 'Address.AllocationId', 'Address.AllocationIdd', /no attribute AllocationIdd/],
  ['a condition that is not there', 'Condition: InProduction', 'Condition: InProd', /condition InProd is not there/],
  [
    'a parameter that a nested stack is not given',
    /^ +NetworkVpc: !GetAtt NetworkStack.*\n/m,
    '',
    /is not given NetworkVpc/,
  ],
  [
    'a parameter that a nested stack does not know',
    /^( +)NetworkVpc: (!GetAtt NetworkStack.*)\n/m,
    '$1NetworkVpc: $2\n$1Other: $2\n',
    /which it does not know/,
  ],
  ['an output that is not there', 'Outputs.NetworkVpc', 'Outputs.Network', /has no output Network$/m],
  [
    'a parameter that nothing reads',
    /^Parameters:\n/m,
    'Parameters:\n  Spare:\n    Type: String\n',
    /Spare is read by nothing/,
  ],
  [
    'stacks that wait for each other',
    /^ {2}NetworkStack:\n( +)Type: AWS::CloudFormation::Stack\n/m,
    '  NetworkStack:\n    Type: AWS::CloudFormation::Stack\n    DependsOn: EdgeStack\n',
    /waits for itself/,
  ],
  ['a resource that depends on nothing', /DependsOn: Network\w+/, 'DependsOn: Nowhere', /depends on Nowhere/],
  ['text that is not YAML', /^Resources:\n/m, 'Resources:\n  - "x\n', /./],
])('%s is found', async (_, before, after, problem) => {
  expect((await checkTemplates(spoil(before, after))).join('\n')).toMatch(problem)
})

test.each([
  [
    'a resource that is read where it does not stand',
    /!If \[InProduction, !Ref (NetworkPublicSubnet3|WayOutGateway2), [^\]]*\]/,
    '!Ref $1',
    /does not stand/,
  ],
  [
    'a value that a parameter refuses',
    '"ParameterValue": "production"',
    '"ParameterValue": "Production"',
    /may not be Production/,
  ],
  [
    'a database with an address on the internet',
    'PubliclyAccessible: false',
    'PubliclyAccessible: true',
    /open to the public/,
  ],
  ['a bucket open to the public', 'BlockPublicPolicy: true', 'BlockPublicPolicy: false', /open to the public/],
  ['a store that is not encrypted', 'StorageEncrypted: true', 'StorageEncrypted: false', /is not encrypted/],
  ['a store that goes with its stack', /^ +DeletionPolicy: Snapshot\n/m, '', /goes with its stack/],
  ['a port that is open to everybody', /SourceSecurityGroupId: .*/, 'CidrIp: 0.0.0.0/0', /to everybody/],
  [
    'a right to everything of a service',
    'Action:\n              - sqs:',
    'Action:\n              - sqs:*\n              - sqs:',
    /everything of a service/,
  ],
  [
    'a database without backups',
    /("ParameterKey": "DatabaseBackupDays",\s+"ParameterValue": )"\d+"/,
    '$1"0"',
    /is not backed up/,
  ],
])('%s is found', (_, before, after, problem) => {
  const problems = deployAll(spoil(before, after)).flatMap((deployed) => [
    ...deployed.problems,
    ...checkPolicy(deployed),
  ])
  expect(problems.join('\n')).toMatch(problem)
})
