import type { Provider } from '@/lib/requirements/schema'
import type { Delivery } from '../../pipelines/model'
import type { Placeholder } from '../expressions'
import type { Text, Value } from '../hcl'
import { code, ref, text } from '../hcl'
import type { Identity, Place } from './identities'

/** How a build system's own tokens name where they come from: what a cloud is told to believe. */
export type Trust = {
  /** Without `https://`. */
  issuer: Value
  audience: (provider: Provider) => Value
  subjects: (identity: Identity) => Text[]
  /** True where a subject ends in what nobody can know before, so that it is compared by its beginning. */
  isPattern: boolean
  variables: readonly Placeholder[]
  /** What the tokens can't say, for the comment above the trust. */
  says: string
}

/** `null` for a build system that nothing is known of; `hasWrittenTrust` says which cloud can trust which without a stored key. */
export function trustOf({ repo }: Pick<Delivery, 'repo'>): Trust | null {
  return repo === 'other' ? null : TRUSTS[repo]
}

const unique = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]

/** One a place, each once. */
const each =
  (subject: (place: Place) => Text) =>
  ({ places }: Identity): Text[] =>
    unique(places.map(subject), JSON.stringify)

const AZURE_AUDIENCE = 'api://AzureADTokenExchange'

/**
 * A job with an environment is named by it, any other by its branch or as a pull request:
 * https://docs.github.com/actions/reference/openid-connect-reference. Repositories made since 15 July 2026 have the numbers of owner and
 * repository in their subjects: https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects (both read
 * 2026-11-23).
 */
const github: Trust = {
  issuer: 'token.actions.githubusercontent.com',
  audience: (provider) => (provider === 'aws' ? 'sts.amazonaws.com' : AZURE_AUDIENCE),
  subjects: each(({ gate, on }) => {
    if (gate !== null) return text`repo:${ref('var.repository')}:environment:${gate}`
    if (on === 'change') return text`repo:${ref('var.repository')}:pull_request`
    return text`repo:${ref('var.repository')}:ref:refs/heads/main`
  }),
  isPattern: false,
  variables: [
    {
      name: 'repository',
      type: 'string',
      description:
        'The repository as its tokens name it: owner/name, with the numbers of both where it was made since 15 July 2026.',
      validation: {
        condition: 'can(regex("^[A-Za-z0-9-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?$", var.repository))',
        message: 'Give it like example@1234/shop@5678 or example/shop.',
      },
      example: '"example@1234/shop@5678"',
    },
  ],
  says: 'An environment names its job whatever the branch, so let every environment but a preview deploy from main only.',
}

/** https://docs.gitlab.com/ci/secrets/id_token_authentication, read 2026-11-23. */
const gitlab: Trust = {
  issuer: code('replace(var.gitlab_url, "https://", "")'),
  audience: (provider) => (provider === 'aws' ? 'sts.amazonaws.com' : AZURE_AUDIENCE),
  subjects: ({ places }) => {
    const project = text`project_path:${ref('var.repository')}:ref_type:branch:ref:`
    const branch = places.some(({ on }) => on === 'change') ? '*' : 'main'
    return [{ text: [...project.text, branch] }]
  },
  isPattern: true,
  variables: [
    {
      name: 'repository',
      type: 'string',
      description: 'Path of the project, with its groups.',
      validation: {
        condition: 'can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$", var.repository))',
        message: 'Give it like example/shop.',
      },
      example: '"example/shop"',
    },
    {
      name: 'gitlab_url',
      type: 'string',
      description: 'Where GitLab answers; the cloud has to reach it.',
      validation: {
        condition: 'can(regex("^https://[a-z0-9.-]+$", var.gitlab_url))',
        message: 'Must start with https:// and end in the host.',
      },
      example: '"https://gitlab.com"',
      fallback: 'https://gitlab.com',
    },
  ],
  says: 'The subject names the branch and no environment: who may deploy where is kept by protecting the main branch and the environments.',
}

/** https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc, read 2026-11-23; the form of subject and audience is an assumption. */
const bitbucket: Trust = {
  issuer: text`api.bitbucket.org/2.0/workspaces/${ref('var.workspace')}/pipelines-config/identity/oidc`,
  audience: () => text`ari:cloud:bitbucket::workspace/${ref('var.workspace_uuid')}`,
  subjects: () => [text`{${ref('var.repository_uuid')}}:*`],
  isPattern: true,
  variables: [
    {
      name: 'workspace',
      type: 'string',
      description: 'The workspace of the repository, as in its address.',
      validation: {
        condition: 'can(regex("^[A-Za-z0-9_-]+$", var.workspace))',
        message: 'Give it like example: letters, digits, hyphens and underscores.',
      },
      example: '"example"',
    },
    uuid('workspace_uuid', 'The workspace’s UUID, as Repository settings → OpenID Connect shows it in the audience.'),
    uuid('repository_uuid', 'The repository’s UUID, from the same page, without its braces.'),
  ],
  says: 'A subject names the repository and the step: which branch runs is kept by the permissions of the branch and of the deployments.',
}

/** The subject: https://github.com/microsoft/azure-pipelines-tasks, docs/service-connections/azure-oidc, read 2026-11-23; the issuer is an assumption. */
const azureDevops: Trust = {
  issuer: text`vstoken.dev.azure.com/${ref('var.organization_id')}`,
  audience: () => AZURE_AUDIENCE,
  subjects: ({ name }) => [text`sc://${ref('var.organization')}/${ref('var.project')}/${connectionOf(name)}`],
  isPattern: false,
  variables: [
    word('organization', 'The organisation, as in dev.azure.com/example.', 'example'),
    uuid('organization_id', 'Its id: the `instanceId` that dev.azure.com/example/_apis/connectionData shows.'),
    word('project', 'The project of the repository and of its service connections.', 'shop'),
  ],
  says: 'A subject names the service connection: let only this pipeline use it, and give those that deploy a branch check for main.',
}

/** What the service connection of an identity has to be called. */
export const connectionOf = (identity: string) => `pipeline-${identity.toLowerCase().replaceAll('_', '-')}`

function uuid(name: string, description: string): Placeholder {
  return {
    name,
    type: 'string',
    description,
    validation: {
      condition: `can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.${name}))`,
      message: 'Give a UUID in lower case, without braces.',
    },
    example: '"00000000-0000-0000-0000-000000000000"',
  }
}

function word(name: string, description: string, example: string): Placeholder {
  return {
    name,
    type: 'string',
    description,
    validation: {
      condition: `can(regex("^[A-Za-z0-9][A-Za-z0-9 _.-]*$", var.${name}))`,
      message: `Give it like ${example}.`,
    },
    example: `"${example}"`,
  }
}

const TRUSTS: Readonly<Record<Exclude<Delivery['repo'], 'other'>, Trust>> = {
  github,
  gitlab,
  bitbucket,
  'azure-devops': azureDevops,
}
