// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import type { Delivery } from '../model'
import { library } from './script'

/** Where the build system's own token comes from. GitHub has an action for each cloud instead. */
const TOKENS: Record<Exclude<Delivery['repo'], 'github'>, string[]> = {
  gitlab: ['token=${OIDC_TOKEN:?the job needs id_tokens}'],
  bitbucket: ['token=${BITBUCKET_STEP_OIDC_TOKEN:?the step needs oidc: true}'],
  'azure-devops': [
    'connection=SERVICE_CONNECTION_$identity',
    'token=$(curl --fail --silent --show-error --request POST --header "authorization: Bearer ${SYSTEM_ACCESSTOKEN:?}" --header \'content-length: 0\' \\',
    '  "${SYSTEM_OIDCREQUESTURI:?}?api-version=7.1&serviceConnectionId=${!connection:?the id of the service connection}" |',
    '  jq --exit-status --raw-output .oidcToken)',
  ],
  other: ['token=${OIDC_TOKEN:?a token of your runner that the cloud trusts}'],
}

const EXCHANGES: Record<Provider, string[]> = {
  aws: [
    'token_file=$(mktemp)',
    'role=AWS_ROLE_$identity',
    'printf \'%s\' "$token" >"$token_file"',
    'export AWS_WEB_IDENTITY_TOKEN_FILE=$token_file AWS_ROLE_SESSION_NAME=pipeline',
    'export AWS_ROLE_ARN=${!role:?the role of this job}',
  ],
  gcp: [
    'token_file=$(mktemp)',
    'account=GCP_ACCOUNT_$identity',
    'printf \'%s\' "$token" >"$token_file"',
    'gcloud iam workload-identity-pools create-cred-config "${GCP_PROVIDER:?the workload identity provider}" --quiet \\',
    '  --service-account "${!account:?the service account of this job}" \\',
    '  --credential-source-file "$token_file" --output-file "$token_file.json"',
    'gcloud auth login --quiet --cred-file "$token_file.json"',
    'export GOOGLE_APPLICATION_CREDENTIALS=$token_file.json',
  ],
  azure: [
    'client=AZURE_CLIENT_$identity',
    'az login --service-principal --username "${!client:?the application of this job}" \\',
    '  --tenant "${AZURE_TENANT_ID:?}" --federated-token "$token" --output none',
    'az account set --subscription "${AZURE_SUBSCRIPTION_ID:?}"',
    '# Terraform and cosign read the same token.',
    'export ARM_USE_OIDC=true ARM_OIDC_TOKEN=$token ARM_USE_AZUREAD=true',
    'export ARM_CLIENT_ID=${!client} ARM_TENANT_ID=$AZURE_TENANT_ID ARM_SUBSCRIPTION_ID=$AZURE_SUBSCRIPTION_ID',
  ],
}

export function signIn(delivery: Delivery): Artifact[] {
  const { repo, provider } = delivery
  if (repo === 'github') return []
  return [
    library(
      delivery,
      'sign-in',
      'Trades the build system’s own short-lived token for rights in the cloud: no key is stored anywhere. Read it with the identity: `. pipeline/sign-in.sh BUILD`.',
      ['identity=$1', '', ...TOKENS[repo], ...EXCHANGES[provider]],
    ),
  ]
}
