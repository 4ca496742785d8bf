import type { ByKind, Kind } from '@/lib/design/model'
import type { Entry, EntryOf, Plan } from './entries'
import type { Piece, Placeholder } from './expressions'
import type { Block } from './hcl'
import type { SizeLimit, Sizes } from './sizes'

/** A cloud's column of the Terraform writer: all in which the clouds differ. What is not here is written once, for all of them. */
export type Cloud = {
  /** What Terraform says for each kind of resource. */
  writers: ByKind<Piece[], Context>
  /** What may differ between environments, a kind at a time: the fields of one object variable a resource. */
  sizes: ByKind<Sizes>
  /** Limits on those fields which the cloud would refuse only half way through an apply. */
  sizeLimits: Readonly<Record<string, SizeLimit>>
  /** How a region's id is written. */
  region: { pattern: string; example: string }
  /** The `terraform` and `provider` blocks. */
  versions: (plan: Plan) => Block[]
  /** What belongs to the design as a whole or to several resources: locals, names and certificates, firewall rules, clusters. */
  shared: (plan: Plan) => Piece[]
  /** Told as soon as the month's spending comes near the budget. */
  budget: (plan: Plan) => Block[]
  outputs: (plan: Plan) => Block[]
  /** Variables that several files share; each is declared only where something reads it. */
  commonVariables: (plan: Plan) => readonly Placeholder[]
  /** Where each environment keeps its state: the arguments of the backend. */
  backend: (plan: Plan) => { [argument: string]: string | boolean }
  readme: (plan: Plan) => ReadmeNotes
}

export type Context = { plan: Plan; entry: Entry }

/** What only this cloud's README has to say. */
export type ReadmeNotes = {
  /** "credentials for the AWS account". */
  credentials: string
  /** Where the state is kept and how it is locked. */
  state: string
  /** What has to happen before everything else is applied. */
  before: readonly Step[]
  /** What is left to do after the first apply. */
  after: readonly Step[]
  /** How a new version gets out once everything stands. */
  later: string | null
  /** What is done once an account, project or subscription. */
  account: readonly string[]
  /** Where a further environment should live, and what it needs before its first apply. */
  otherEnvironments: { says: string; before?: readonly Step[] }
  tearDown: readonly string[]
}

export type Step = {
  says: string
  /** Addresses that are applied first, as `type.label`. */
  targets?: readonly string[]
  /** Outputs to print then. */
  outputs?: readonly string[]
  /** Commands other than Terraform's. */
  run?: readonly string[]
}

type Writer<K extends Kind> = (plan: Plan, entry: EntryOf<K>) => Piece[]

/** Hands an entry to the writer of its kind, with the type it has there. */
export const by =
  <K extends Kind>(write: Writer<K>) =>
  (resource: EntryOf<K>['resource'], { plan, entry }: Context): Piece[] =>
    write(plan, { ...entry, resource })
