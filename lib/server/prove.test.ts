import { expect, test } from 'vitest'
import { writeTerraform } from '@/lib/artifacts/terraform/write-terraform'
import { inputOf } from '@/lib/artifacts/testing-input.fixture'
import packageJson from '../../package.json'
import { PARSER_VERSION, proveFiles } from './prove'

const { designs, reasonOf, ruleset } = inputOf({
  name: 'Harbour Docs',
  workload: { kind: 'static' },
  platform: { provider: 'aws' },
})
const files = writeTerraform({ designs, reasonOf, ruleset, budgetUsd: 100, iac: 'terraform' })

test('the files of a design are valid, and the proof says against what', async () => {
  expect(await proveFiles(files)).toEqual({
    tool: 'HashiCorp’s HCL parser and terraform fmt',
    version: packageJson.dependencies['@cdktn/hcl2json'],
    schema: expect.stringMatching(/^aws \d+\.\d+\.\d+$/),
    problems: [],
  })
  expect(PARSER_VERSION).toBe(packageJson.dependencies['@cdktn/hcl-tools'])
})

test.each([
  ['an unknown argument', 'force_destroy', 'force_destory', /data\.tf: aws_s3_bucket.site.force_destory is unknown/],
  ['a brace that is missing', 'resource "aws_s3_bucket" "site" {', 'resource "aws_s3_bucket" "site"', /data\.tf: /],
  ['what terraform fmt would change', 'force_destroy =', 'force_destroy  =', /data\.tf: terraform fmt would change it/],
])('%s is found, with its file', async (_, before, after, problem) => {
  const spoilt = files.map((file) => ({ ...file, content: file.content.replace(before, after) }))
  expect((await proveFiles(spoilt))?.problems.join('\n')).toMatch(problem)
})

test('where there is no Terraform there is nothing to prove', async () => {
  expect(await proveFiles([{ path: 'README.md', language: 'markdown', content: '# x\n', why: '' }])).toBeNull()
})
