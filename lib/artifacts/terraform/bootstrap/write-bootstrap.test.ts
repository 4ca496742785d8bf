// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import { format } from '@cdktn/hcl-tools'
import { describe, expect, test } from 'vitest'
import { checkTerraform } from '../check'
import { parseFolders } from '../parse.fixture'
import { SCHEMAS } from '../schemas'
import { rolesFor } from './gcp-roles'
import { bootstrapOf, everyBootstrap } from './testing-bootstraps.fixture'

const cases = everyBootstrap()
const textOf = (files: readonly { path: string; content: string }[], end: string) =>
  files.find(({ path }) => path.endsWith(end))?.content ?? ''

describe.each(cases)('$name', ({ cloud, files, pipeline }) => {
  test('is formatted, and valid against the provider’s schema', async () => {
    for (const { path, language, content } of files)
      if (language === 'hcl') expect(await format(content), path).toBe(content)
    expect(checkTerraform(await parseFolders(files), SCHEMAS[cloud])).toEqual([])
  })

  test('its outputs are what the pipeline’s README asks for, by name', () => {
    const made = [...textOf(files, 'outputs.tf').matchAll(/^output "([A-Z_]+)"/gm)].map(([, name]) => name)
    const asked = [...textOf(pipeline, 'pipeline/README.md').matchAll(/^\| `([A-Z_]+)` /gm)].map(
      ([, name]) => name ?? '',
    )
    const ours = asked.filter((name) => /^(AWS_|GCP_|AZURE_|RELEASES|COSIGN_KEY)/.test(name))
    expect(made.toSorted()).toEqual(ours.toSorted())
    expect(textOf(pipeline, 'pipeline/README.md')).toContain('-chdir=terraform/bootstrap output')
  })
})

test('nothing is written where it would not work: another runner, Bitbucket on Azure, or another language', () => {
  expect(bootstrapOf('aws', 'other').files).toEqual([])
  expect(bootstrapOf('azure', 'bitbucket').files).toEqual([])
  expect(bootstrapOf('aws', 'github', { iac: 'cfn' }).files).toEqual([])
})

test('packages are copied to the other regions that run them, since code is read from a bucket of its own region', async () => {
  const { files } = bootstrapOf('aws', 'github', {
    document: {
      workload: { kind: 'api', shape: 'functions' },
      availability: { scope: 'region', regionMode: 'warm', rtoMinutes: 15, rpoMinutes: 5 },
      insistOn: { compute: 'functions', 'region-topology': 'multi-region', 'disaster-recovery': 'warm-standby' },
    },
  })
  expect(textOf(files, 'main.tf')).toMatch(/resource "aws_s3_bucket" "releases_\w+" \{\n {2}region/)
  expect(textOf(files, 'main.tf')).toContain('resource "aws_s3_bucket_replication_configuration" "releases"')
  expect(checkTerraform(await parseFolders(files), SCHEMAS.aws)).toEqual([])
})

test.each(['${var.x} "a" %{if}', 'one\ntwo', 'on', '0755', '🚀 --> ${{ x }}'])(
  'a name like %j breaks no file',
  async (name) => {
    const { files } = bootstrapOf('azure', 'github', { name })
    for (const { path, language, content } of files)
      if (language === 'hcl') expect(await format(content), path).toBe(content)
    expect(checkTerraform(await parseFolders(files), SCHEMAS.azure)).toEqual([])
  },
)

test('every type of Google’s that an environment can have is in the table of roles', () => {
  expect(rolesFor(new Set(Object.keys(SCHEMAS.gcp.resources))).unknown).toEqual(BOOTSTRAP_ONLY)
})
/** Made by the trust itself, or only read. */
const BOOTSTRAP_ONLY = [
  'google_billing_account_iam_member',
  'google_iam_workload_identity_pool',
  'google_iam_workload_identity_pool_provider',
  'google_project',
]

test('every role of an environment on AWS begins with its name, as the rights of its deployer do', () => {
  const { environments } = bootstrapOf('aws', 'github')
  const code = environments.map(({ content }) => content).join('\n')
  const roles = code.match(/^resource "aws_iam_role" [\s\S]*?^}/gm) ?? []
  expect(roles.length).toBeGreaterThan(0)
  for (const role of roles) expect(role).toMatch(/^ {2}name +(=) "\$\{var\.name}-/m)
})
