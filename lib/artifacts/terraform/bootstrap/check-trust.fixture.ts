import { type Json, list, type Tree, tree } from '../parsed'
import type { Case } from './testing-bootstraps.fixture'

type Made = { address: string; type: string; values: Tree }

/** What stands after an apply, by `terraform show -json`. */
export function madeIn(applied: unknown): Made[] {
  const root = tree(tree(tree(applied as Json).values).root_module)
  return list(root.resources).map((resource) => {
    const { address, type, values } = tree(resource)
    return { address: String(address), type: String(type), values: tree(values) }
  })
}

/** What every subject has to begin with, for the values given as examples. */
const PINNED: Readonly<Record<Case['repo'], string>> = {
  github: 'repo:example@1234/shop@5678:',
  gitlab: 'project_path:example/shop:',
  bitbucket: '{00000000-0000-0000-0000-000000000000}:',
  'azure-devops': 'sc://example/shop/pipeline-',
}
/** What the condition of a pool at Google has to compare. */
const COMPARED: Readonly<Record<Case['repo'], string>> = {
  github: "assertion.repository == 'example/shop'",
  gitlab: "assertion.project_path == 'example/shop'",
  bitbucket: "assertion.repositoryUuid == '{00000000-0000-0000-0000-000000000000}'",
  'azure-devops': "assertion.sub.startsWith('sc://example/shop/')",
}

/** Who may come in without being a job of this repository, in the place that the identity is for. */
export function trustProblems({ repo }: Pick<Case, 'repo'>, made: readonly Made[]): string[] {
  const subjects = made.flatMap(subjectsOf)
  return [
    ...(subjects.length === 0 ? ['nobody is trusted'] : []),
    ...subjects
      .filter(({ subject }) => !subject.startsWith(PINNED[repo]) && !isAttribute(repo, subject))
      .map(({ address, subject }) => `${address} trusts ${subject}`),
    ...subjects
      .filter(
        ({ address, subject }) =>
          !address.includes('"PLAN_') && !address.includes('"PREVIEW') && isAnyBranch(repo, subject),
      )
      .map(({ address, subject }) => `${address} trusts any branch: ${subject}`),
    ...made
      .filter(
        ({ type, values }) =>
          type.endsWith('_pool_provider') && !String(values.attribute_condition).startsWith(COMPARED[repo]),
      )
      .map(({ address }) => `${address} lets other repositories in`),
    ...made
      .filter(({ type, values }) => type === 'aws_iam_role' && isPipelines(values) && !hasAudience(values))
      .map(({ address }) => `${address} takes tokens that are for others`),
  ]
}

/** Bitbucket's subjects have no branch, as the file says. */
const isAnyBranch = (repo: Case['repo'], subject: string) =>
  (repo === 'gitlab' && /(:ref:\*$|^attribute\.repository)/.test(subject)) ||
  (repo === 'github' && subject.endsWith(':pull_request'))

const isAttribute = (repo: Case['repo'], subject: string) =>
  repo === 'gitlab'
    ? /^attribute\.(repository\/example\/shop|branch\/example\/shop:main)$/.test(subject)
    : /^attribute\.(repository|branch)\/\{0{8}-0{4}-0{4}-0{4}-0{12}\}(:main)?$/.test(subject) && repo === 'bitbucket'

const policyOf = (values: Tree): Tree => tree(JSON.parse(String(values.assume_role_policy)) as Json)
const isPipelines = (values: Tree) => JSON.stringify(policyOf(values)).includes('AssumeRoleWithWebIdentity')

const conditionsOf = (values: Tree): Tree[] =>
  list(policyOf(values).Statement).map((statement) => tree(tree(statement).Condition))

const hasAudience = (values: Tree) =>
  conditionsOf(values).every((condition) =>
    Object.keys(tree(condition.StringEquals)).some((key) => key.endsWith(':aud')),
  )

function subjectsOf({ address, type, values }: Made): { address: string; subject: string }[] {
  const all = (subjects: readonly string[]) => subjects.map((subject) => ({ address, subject }))
  if (type === 'azurerm_federated_identity_credential') return all([String(values.subject)])
  if (type === 'google_service_account_iam_member')
    return all([String(values.member).replace(/^.*?\/(subject\/|(?=attribute\.))/, '')])
  if (type !== 'aws_iam_role' || !isPipelines(values)) return []
  return conditionsOf(values).flatMap((condition) => {
    const own = Object.values(condition).flatMap((test) =>
      Object.entries(tree(test)).flatMap(([key, value]) => (key.endsWith(':sub') ? [value].flat() : [])),
    )
    return all(own.length === 0 ? ['anybody'] : own.map(String))
  })
}

/** Being the account at all. */
const SIGN_IN = 'roles/iam.workloadIdentityUser'

/** What gives more than an identity is for. */
export function rightsProblems(made: readonly Made[]): string[] {
  return made.flatMap(({ address, type, values }) => {
    const role = String(values.role ?? values.role_definition_name ?? '')
    if (/^roles\/(owner|editor)$|^(Owner|User Access Administrator)$/.test(role)) return [`${address} gives ${role}`]
    if (role === 'Role Based Access Control Administrator' && !String(values.condition).includes('GuidNotEquals'))
      return [`${address} gives roles without a limit`]
    if (role === 'roles/resourcemanager.projectIamAdmin' && list(values.condition).length === 0)
      return [`${address} gives roles without a limit`]
    if (role !== SIGN_IN && /plan/i.test(address) && /admin|contributor|user$/i.test(role))
      return [`${address} may change things: ${role}`]
    if (type === 'aws_iam_role_policy_attachment' && /Administrator|IAMFull/.test(String(values.policy_arn)))
      return [`${address} attaches ${values.policy_arn}`]
    if (type !== 'aws_iam_role_policy') return []
    return list(tree(JSON.parse(String(values.policy)) as Json).Statement).flatMap((one) =>
      statementProblems(address, tree(one)),
    )
  })
}

function statementProblems(address: string, { Effect, Action, Resource }: Tree): string[] {
  if (Effect !== 'Allow') return []
  const actions = [Action ?? '*'].flat().map(String)
  const everywhere = [Resource ?? '*'].flat().includes('*')
  return [
    ...(everywhere && actions.some((action) => /^([\w-]+:)?\*$/.test(action))
      ? [`${address} allows ${actions.join(', ')} on everything`]
      : []),
    ...(everywhere && actions.some((action) => action.startsWith('iam:'))
      ? [`${address} gives permissions on everything`]
      : []),
  ]
}
