// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import { type Delivery, type DeliveryEnvironment, everyEnvironment, has, suffixOf } from '../model'
import { comment, library, shellFunction } from './script'

/** What all scripts share: where each environment is, how files travel, how long to wait. */
export function settings(delivery: Delivery): Artifact {
  const says = 'Read by the other scripts: the names that Terraform gives each environment, and how a release travels.'
  return library(delivery, 'settings', says, [
    '# shellcheck disable=SC2034 # The scripts that read this file use its variables.',
    'set -euo pipefail',
    'shopt -s inherit_errexit',
    '',
    '# A release is the commit that it was built from; a rollback names an earlier one.',
    'release=${RELEASE:-$(git rev-parse HEAD)}',
    ...comment('Where releases are kept and deployments recorded, for all environments.'),
    `releases=\${RELEASES:?${RELEASES_WORDS[delivery.provider]}}`,
    ...environments(delivery),
    ...clouds[delivery.provider](delivery),
    ...shared(delivery),
  ])
}

const RELEASES_WORDS: Record<Provider, string> = {
  aws: 'the name of the bucket that releases are kept in',
  gcp: 'the name of the bucket that releases are kept in',
  azure: 'the storage account that releases are kept in',
}

function environments(delivery: Delivery): string[] {
  const cases = everyEnvironment(delivery).flatMap(({ name, prefix, region }) => [
    `  ${name})`,
    `    name=${prefix}`,
    `    region=${region}`,
    `    url=\${URL_${suffixOf(name)}:-}`,
    ...(delivery.provider === 'gcp'
      ? [
          `    project=\${GCP_PROJECT_${suffixOf(name)}:?the project of ${name}}`,
          '    export CLOUDSDK_CORE_PROJECT=$project',
        ]
      : []),
    '    ;;',
  ])
  return [
    ...shellFunction('use_environment', 'Every name of an environment begins with $name, as in the Terraform.', [
      'environment=$1',
      'case "$environment" in',
      ...cases,
      '  *)',
      '    echo "unknown environment: $environment" >&2',
      '    exit 2',
      '    ;;',
      'esac',
    ]),
  ]
}

const clouds: Record<Provider, (delivery: Delivery) => string[]> = {
  aws: (delivery) => [
    ...shellFunction('put_file', 'put_file FILE KEY', ['aws s3 cp --only-show-errors "$1" "s3://$releases/$2"']),
    ...shellFunction('get_file', 'get_file KEY FILE', ['aws s3 cp --only-show-errors "s3://$releases/$1" "$2"']),
    ...(has(delivery, 'image')
      ? [
          ...shellFunction('registry_in', 'registry_in REGION: a copy of each image is in every region that runs it.', [
            'echo "$(aws sts get-caller-identity --query Account --output text).dkr.ecr.$1.amazonaws.com"',
          ]),
          ...imageName(delivery, 'image_name SERVICE [REGION]', ({ prefix, region }) => [
            `echo "$(registry_in "\${2:-${region}}")/${prefix}/$1"`,
          ]),
          ...signIn(delivery, 'For twelve hours; nothing is stored.', ({ region }) => [
            `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin "$(registry_in ${region})"`,
          ]),
        ]
      : []),
  ],
  gcp: (delivery) => [
    ...shellFunction('put_file', 'put_file FILE KEY', ['gcloud storage cp --quiet "$1" "gs://$releases/$2"']),
    ...shellFunction('get_file', 'get_file KEY FILE', ['gcloud storage cp --quiet "gs://$releases/$1" "$2"']),
    ...(has(delivery, 'image')
      ? [
          ...imageName(delivery, 'image_name SERVICE', ({ name, prefix, region }) => [
            `echo "${region}-docker.pkg.dev/\${GCP_PROJECT_${suffixOf(name)}:?the project of ${name}}/${prefix}/$1"`,
          ]),
          ...signIn(delivery, 'For an hour; nothing is stored.', ({ region }) => [
            `gcloud auth print-access-token | docker login --username oauth2accesstoken --password-stdin ${region}-docker.pkg.dev`,
          ]),
        ]
      : []),
  ],
  azure: (delivery) => [
    ...shellFunction('group_in', 'group_in REGION: an environment has a resource group in each of its regions.', [
      'if [[ $1 == "$region" ]]; then echo "$name"; else echo "$name-$1"; fi',
    ]),
    ...shellFunction(
      'find_by_tag',
      'find_by_tag GROUP TYPE PART: a name that is unique in the world ends in what nobody can guess.',
      [
        'az resource list --resource-group "$1" --resource-type "$2" --output tsv \\',
        `  --query "[?tags.Component=='$3'].name | [0]"`,
      ],
    ),
    ...shellFunction('put_file', 'put_file FILE KEY', [
      'az storage blob upload --only-show-errors --overwrite --auth-mode login --account-name "$releases" --container-name releases --file "$1" --name "$2" >/dev/null',
    ]),
    ...shellFunction('get_file', 'get_file KEY FILE', [
      'az storage blob download --only-show-errors --auth-mode login --account-name "$releases" --container-name releases --name "$1" --file "$2" >/dev/null',
    ]),
    ...(has(delivery, 'image')
      ? [
          ...ofRegistry(delivery, ({ prefix }) =>
            shellFunction('registry', 'A registry’s name is unique in the world, so it is asked for.', [
              `az acr list --resource-group ${prefix} --query '[0].loginServer' --output tsv`,
            ]),
          ),
          ...imageName(delivery, 'image_name SERVICE', () => ['echo "$(registry)/$1"']),
          ...signIn(delivery, 'For three hours; nothing is stored.', () => ['az acr login --name "$(registry)"']),
        ]
      : []),
  ],
}

const ofRegistry = ({ registry }: Delivery, lines: (registry: DeliveryEnvironment) => string[]) =>
  registry ? lines(registry) : []

/** One registry keeps the images of all environments, as the design has it: what was tested is what runs, at one address. */
const imageName = (delivery: Delivery, usage: string, body: (registry: DeliveryEnvironment) => string[]) =>
  ofRegistry(delivery, (registry) =>
    shellFunction(
      'image_name',
      everyEnvironment(delivery).length > 1
        ? `${usage}: without its digest. The registry of ${registry.name} keeps the images of all environments.`
        : `${usage}: without its digest.`,
      body(registry),
    ),
  )

const signIn = (delivery: Delivery, lasts: string, body: (registry: DeliveryEnvironment) => string[]) =>
  ofRegistry(delivery, (registry) => shellFunction('sign_in_to_registry', lasts, body(registry)))

function shared(delivery: Delivery): string[] {
  return [
    ...shellFunction(
      'fetch_release',
      'The parts of the release with their digests: what was built, and nothing else.',
      ['mkdir -p build', 'get_file "releases/$release.json" build/release.json'],
    ),
    ...shellFunction('part', 'part NAME: the digest, key or id of a part of the release.', [
      'jq --exit-status --raw-output --arg part "$1" \'.parts[$part]\' build/release.json',
    ]),
    ...(has(delivery, 'image')
      ? shellFunction('image_of', 'image_of SERVICE [REGION]: by its digest.', [
          'local digest image',
          'digest=$(part "$1")',
          'image=$(image_name "$@")',
          'echo "$image@$digest"',
        ])
      : []),
    ...shellFunction(
      'wait_for',
      'wait_for MINUTES WANTED FAILED COMMAND…: asks every 15 seconds; the answers are patterns.',
      [
        'local minutes=$1 wanted=$2 failed=$3 answer=nothing turn',
        'shift 3',
        'for ((turn = 0; turn < minutes * 4; turn++)); do',
        '  answer=$("$@")',
        '  if [[ $answer =~ ^($wanted)$ ]]; then return 0; fi',
        '  if [[ $answer =~ ^($failed)$ ]]; then break; fi',
        '  sleep 15',
        'done',
        'echo "gave up: $answer" >&2',
        'return 1',
      ],
    ),
  ]
}
