import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import { caseOf, scenario } from '../../pipelines/testing-deliveries.fixture'
import { writePipelines } from '../../pipelines/write-pipelines'
import { inputOf } from '../../testing-input.fixture'
import { writeTerraform } from '../write-terraform'
import { writeBootstrap } from './write-bootstrap'

const REPOS = ['github', 'gitlab', 'bitbucket', 'azure-devops'] as const
type Repo = (typeof REPOS)[number]

export type Case = {
  name: string
  cloud: Provider
  repo: Repo
  files: readonly Artifact[]
  environments: readonly Artifact[]
  pipeline: readonly Artifact[]
}

/** Everything that the trust is written from, and what it gives. */
export function bootstrapOf(
  cloud: Provider,
  repo: Repo | 'other',
  more: { name?: string; iac?: string; document?: object } = {},
): Case {
  const document = caseOf(more.document ?? scenario('b2b-saas'), cloud, repo, more.iac ?? 'terraform', {
    ...(more.name === undefined ? {} : { name: more.name }),
    delivery: { environments: ['staging', 'production', 'preview'] },
  })
  const input = inputOf(document)
  const environments = writeTerraform({ ...input, budgetUsd: 1000, iac: 'terraform' })
  return {
    name: `${repo} on ${cloud}`,
    cloud,
    repo: repo as Repo,
    files: writeBootstrap(input, environments),
    environments,
    pipeline: writePipelines(input),
  }
}

/** All but Bitbucket on Azure, which can't trust each other. */
export const everyBootstrap = (): Case[] =>
  PROVIDERS.flatMap((cloud) =>
    REPOS.filter((repo) => !(cloud === 'azure' && repo === 'bitbucket')).map((repo) => bootstrapOf(cloud, repo)),
  )
