import { hasWrittenTrust } from '@/lib/design/pipeline-trust'
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { jobsOf } from '../../pipelines/jobs'
import { deliveryOf, headerOf } from '../../pipelines/model'
import type { Block } from '../hcl'
import { block, nested } from '../hcl'
import { namePrefix } from '../names'
import { printComment, printHcl } from '../print-hcl'
import { variableBlock } from '../variables'
import { awsBootstrap } from './aws'
import { azureBootstrap } from './azure'
import { gcpBootstrap } from './gcp'
import { identitiesOf } from './identities'
import type { Bootstrap, Written } from './model'
import { bootstrapReadme } from './readme'
import { trustOf } from './trust'

/**
 * What a person with administrator rights applies once, before any pipeline runs: where the state and the releases are kept, and what the
 * pipeline's own tokens may do. `files` are the environments' Terraform, which says what those rights have to cover.
 */
export function writeBootstrap(input: ArtifactInput, files: readonly Artifact[]): Artifact[] {
  const bootstrap = bootstrapOf(input, files)
  const write = bootstrap ? CLOUDS[bootstrap.delivery.provider] : undefined
  if (!bootstrap || !write) return []
  const written = write(bootstrap)
  const header = headerOf(bootstrap.delivery)
  const file = (name: string, content: string, why: string): Artifact => ({
    path: `terraform/bootstrap/${name}`,
    language: 'hcl',
    content,
    why,
  })
  const hcl = (name: string, blocks: readonly Block[], why: string) => file(name, printHcl([header], blocks), why)
  return [
    hcl('main.tf', written.main, 'Where state and releases are kept, and what the pipeline’s own tokens may do.'),
    hcl('variables.tf', variableBlocks(written), 'Which repository is trusted, and what else only you know.'),
    hcl('outputs.tf', written.outputs, 'What to enter as variables of the pipeline, by their names.'),
    hcl('versions.tf', versionBlocks(written), 'Which Terraform and provider the files were checked against.'),
    file('terraform.tfvars', valuesFile(header, written), 'Your values; Terraform reads this file by itself.'),
    bootstrapReadme(bootstrap, written),
  ]
}

const CLOUDS: Partial<Record<Provider, (bootstrap: Bootstrap) => Written>> = {
  aws: awsBootstrap,
  azure: azureBootstrap,
  gcp: gcpBootstrap,
}

function bootstrapOf(input: ArtifactInput, files: readonly Artifact[]): Bootstrap | null {
  const terraform = files.filter(({ path }) => /^terraform\/modules\/.*\.tf$/.test(path))
  const delivery = deliveryOf(input)
  if (!delivery || terraform.length === 0 || !hasWrittenTrust(input.requirements, delivery.provider)) return null
  const trust = trustOf(delivery)
  if (!trust) return null
  const { slug } = delivery.first
  const code = terraform.map(({ content }) => content).join('\n')
  return {
    delivery,
    identities: identitiesOf(delivery, jobsOf(delivery)),
    trust,
    stem: namePrefix(slug, 'poc').replace(/-poc$/, ''),
    slug,
    types: new Set([...code.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type ?? '')),
    files: terraform,
    code,
  }
}

const variableBlocks = ({ variables }: Written): Block[] =>
  variables.map(({ validation, ...variable }) =>
    variableBlock(
      { ...variable, from: 'reader', fields: null, validations: validation ? [validation] : [] },
      { fields: null, validated: true, withDefault: true },
    ),
  )

/** No backend: the first apply keeps its state beside these files, and the README says how it moves. */
const versionBlocks = ({ required, provider }: Written): Block[] => [
  block(
    'terraform',
    [],
    { required_version: '>= 1.11.0', required_providers: nested(required) },
    'The state of the first apply is kept in this folder, since the bucket for it does not exist yet; README.md says how to move it there.',
  ),
  provider,
]

function valuesFile(header: string, { variables }: Written): string {
  const toSet = variables.filter(({ fallback }) => fallback === undefined)
  const lines = [
    ...printComment('Values to set before you apply: take out the hash sign and put in your own.'),
    ...toSet.map(({ name, example }) => `# ${name} = ${example}`),
  ]
  return `${printComment(header).join('\n')}\n\n${lines.join('\n')}\n`
}
