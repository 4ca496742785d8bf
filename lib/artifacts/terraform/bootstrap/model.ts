import type { Artifact } from '../../artifact'
import type { Delivery } from '../../pipelines/model'
import type { Placeholder } from '../expressions'
import type { Block, Value } from '../hcl'
import { block, code } from '../hcl'
import type { Identity } from './identities'
import type { Trust } from './trust'

/** What a cloud's writer reads. */
export type Bootstrap = {
  delivery: Delivery
  identities: readonly Identity[]
  trust: Trust
  /** What every name of the design begins with: `shop`. */
  stem: string
  slug: string
  /** Kinds of things that the environments are made of, as Terraform names them. */
  types: ReadonlySet<string>
  /** The environments' Terraform. */
  files: readonly Artifact[]
  /** Its text, for what only it knows. */
  code: string
}

/** A cloud's own part of the bootstrap. */
export type Written = {
  required: { readonly [provider: string]: Value }
  provider: Block
  variables: readonly Placeholder[]
  main: readonly Block[]
  outputs: readonly Block[]
  /** Rows of the README: what only this cloud has to be told. */
  notes: readonly string[]
}

export const output = (name: string, description: string, value: Value): Block =>
  block('output', [name], { description, value })

/** The backend as a file of its own: printed once everything stands, since a bucket can't keep the state that makes it before it is made. */
export const backendOutput = (lines: readonly string[]): Block =>
  output(
    'backend',
    'The text of backend.tf: where the state of this folder moves to.',
    code(
      ['<<-EOT', ...['terraform {', ...lines.map((line) => `  ${line}`), '}'].map((line) => `  ${line}`), 'EOT'].join(
        '\n',
      ),
    ),
  )

export const identitiesThat = ({ identities }: Bootstrap, does: Identity['does']) =>
  identities.filter((identity) => identity.does === does)

/** Keys a build signs with, where the build system's own identity is not known to the public log. */
export const hasSigningKey = ({ delivery: { repo, parts } }: Bootstrap) =>
  parts.length > 0 && repo !== 'github' && repo !== 'gitlab'

export const hasReleases = ({ delivery: { parts } }: Bootstrap) => parts.length > 0
