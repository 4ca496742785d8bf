import type { Design } from '@/lib/design/model'
import type { Environment, Provider, Requirements } from '@/lib/requirements/schema'
import { imageKeeper } from '../image-keeper'
import type { ArtifactInput } from '../input'
import { namePrefix } from '../terraform/names'
import { type Part, partsOf } from './parts'

/**
 * A pipeline before it is printed: the same jobs for every build system. What a job does is a `make` target of the team's or a script in
 * `pipeline/`, so that no build system has logic of its own and each step also runs on a desk.
 */
export type Delivery = {
  input: ArtifactInput
  provider: Provider
  first: Design
  repo: Requirements['delivery']['repo']
  /** In the order of promotion; a preview is made for a change and is no step on the way. */
  environments: readonly DeliveryEnvironment[]
  preview: DeliveryEnvironment | null
  parts: readonly Part[]
  /** Whose registry keeps the images that every environment runs; null where nothing is started from an image. */
  registry: DeliveryEnvironment | null
  approval: Requirements['delivery']['approval']
  /** The environment that whole-system tests run against: the last one before production. */
  rehearsal: Environment | null
}

export type DeliveryEnvironment = {
  name: Environment
  design: Design
  /** As Terraform begins every name: `shop-prod`. */
  prefix: string
  region: string
  /** Somebody looks before a release goes there. */
  isApproved: boolean
}

/** What starts a job: a change asked for, a merge to main, the week's timer, or a person who goes back to an earlier release. */
export type Trigger = 'change' | 'merge' | 'weekly' | 'by-hand'

export type Job = {
  id: string
  name: string
  stage: 'check' | 'test' | 'build' | 'deploy' | 'verify' | 'infrastructure' | 'rollback'
  /** The file it stands in where a build system has several. */
  file: 'build' | 'deploy' | 'infrastructure'
  /** A sentence above it, for who asks why. */
  why: string
  on: readonly Trigger[]
  needs: readonly string[]
  environment: Environment | null
  /** Waits for people. */
  waits: boolean
  /** One at a time, by this name. */
  lock: string | null
  /** Whose rights it gets: `BUILD`, `STAGING`, `PLAN_STAGING`; null for a job that touches no cloud. */
  identity: string | null
  tools: readonly Tool[]
  steps: readonly Step[]
  /** Runs when a step before it failed. */
  onFailure: Step | null
  /** A file that people read afterwards. */
  keeps: { name: string; path: string } | null
  /** Reports and lets the pipeline go on. */
  mayFail: boolean
  minutes: number
}
export type Tool = 'buildx' | 'cosign' | 'infrastructure'
export type Step = { name: string; run: string }

const ORDER: readonly Environment[] = ['development', 'staging', 'poc', 'production']

export function deliveryOf(input: ArtifactInput): Delivery | null {
  const [first] = input.designs
  const parts = partsOf(input)
  if (!first) return null
  const { delivery } = input.requirements
  const known = (name: Environment): DeliveryEnvironment[] =>
    input.designs
      .filter(({ environment }) => environment === name)
      .map((design) => ({
        name,
        design,
        prefix: namePrefix(first.slug, name),
        region: design.regions[0]?.id ?? '',
        isApproved: name === 'production' && delivery.approval !== 'none',
      }))
  const environments = ORDER.flatMap(known)
  const preview = known('preview')[0] ?? null
  return {
    input,
    provider: first.provider,
    first,
    repo: delivery.repo,
    environments,
    preview,
    parts,
    registry: everyEnvironment({ environments, preview }).find(({ design }) => imageKeeper([design])) ?? null,
    approval: delivery.approval,
    rehearsal: environments.findLast(({ name }) => name === 'staging' || name === 'development')?.name ?? null,
  }
}

/** Environments whose code and infrastructure this pipeline knows, the preview last. */
export const everyEnvironment = ({ environments, preview }: Pick<Delivery, 'environments' | 'preview'>) => [
  ...environments,
  ...(preview ? [preview] : []),
]

/** Ends the names of variables: `STAGING`. */
export const suffixOf = (environment: Environment) => environment.toUpperCase()

export const has = ({ parts }: Delivery, form: Part['form']) => parts.some((part) => part.form === form)

/** `Design: Shop (shop), rule set 7.`: names are cut to one line, since they end up in comments. */
export const headerOf = ({ first, input }: Delivery) =>
  `Design: ${oneLine(first.name)} (${first.slug}), rule set ${input.ruleset}.`

export const oneLine = (text: string) => text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** Going back by hand has a gate of its own: whoever is on call need not wait for an approval that was given before. */
export const gateOf = ({ stage }: Job, environment: Environment) =>
  stage === 'rollback' ? `${environment}-rollback` : environment
