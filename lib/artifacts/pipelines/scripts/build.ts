// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Artifact } from '../../artifact'
import { type Delivery, everyEnvironment, has } from '../model'
import type { Part } from '../parts'
import { library, SETTINGS, script, shellFunction } from './script'

/** Images that the scans run in, each seen in use in public repositories (read 2026-11-23). */
const TOOLS = {
  semgrep: 'semgrep/semgrep:1.170.0',
  gitleaks: 'ghcr.io/gitleaks/gitleaks:v8.30.1',
  trivy: 'aquasec/trivy:0.57.1',
  syft: 'anchore/syft:v1.45.1',
} as const

export function audit(delivery: Delivery): Artifact {
  return script(
    delivery,
    'audit',
    'Looks for secrets in the change, mistakes in the code and known holes in libraries.',
    [
      '',
      'in_container() {',
      '  docker run --rm --volume "$PWD:/src" --workdir /src "$@"',
      '}',
      '',
      'failed=0',
      `in_container ${TOOLS.gitleaks} git --redact --no-banner . || failed=1`,
      `in_container ${TOOLS.semgrep} semgrep scan --metrics=off --error --severity ERROR --config p/default || failed=1`,
      `in_container ${TOOLS.trivy} filesystem --scanners vuln,misconfig --severity CRITICAL --ignore-unfixed --exit-code 1 . || failed=1`,
      'exit "$failed"',
    ],
  )
}

/** Reads how things are signed. */
export const SIGNING = ['# shellcheck source=pipeline/signing.sh', '. pipeline/signing.sh']

export function build(delivery: Delivery): Artifact {
  const [target] = delivery.environments
  const modes = [
    'mode=${1:?try or publish}',
    ...SETTINGS,
    `use_environment "\${2:-${target?.name ?? everyEnvironment(delivery)[0]?.name ?? 'production'}}"`,
    ...SIGNING,
    'mkdir -p build',
    "parts='{}'",
  ]
  return script(
    delivery,
    'build',
    'Builds every part once. `try` publishes nothing; `publish` names each by its digest, lists what is in it and signs it.',
    [
      ...modes,
      ...shellFunction('add_part', 'add_part NAME VALUE', [
        'parts=$(jq --arg name "$1" --arg value "$2" \'. + {($name): $value}\' <<<"$parts")',
      ]),
      ...(has(delivery, 'image') ? imageFunctions() : []),
      ...(has(delivery, 'package') ? packageFunction() : []),
      ...(has(delivery, 'machine-image') ? machineFunction() : []),
      ...main(delivery),
    ],
  )
}

const imageFunctions = () => [
  ...shellFunction(
    'build_image',
    'build_image SERVICE PLATFORM: the Dockerfile is told which service it is by the argument SERVICE.',
    [
      'local service=$1 platform=$2 image digest',
      'if [[ $platform == linux/arm64 && $(uname -m) != aarch64 ]]; then',
      '  docker run --privileged --rm tonistiigi/binfmt --install arm64 >/dev/null',
      'fi',
      'if [[ $mode == try ]]; then',
      '  docker buildx build --build-arg "SERVICE=$service" --platform "$platform" .',
      '  return',
      'fi',
      'image=$(image_name "$service")',
      '# Tags cannot be overwritten, so a second run of the same commit gets a tag of its own.',
      'docker buildx build --build-arg "SERVICE=$service" --platform "$platform" \\',
      '  --sbom=true --provenance=mode=max --metadata-file "build/$service.json" \\',
      '  --tag "$image:${release:0:12}-$(date -u +%Y%m%d%H%M%S)" --push .',
      'digest=$(jq --exit-status --raw-output \'."containerimage.digest"\' "build/$service.json")',
      `docker run --rm --volume "$HOME/.docker:/root/.docker:ro" ${TOOLS.trivy} image --platform "$platform" \\`,
      '  --severity CRITICAL --ignore-unfixed --exit-code 1 "$image@$digest"',
      'sign_image "$image@$digest"',
      'add_part "$service" "$digest"',
    ],
  ),
]

const packageFunction = () =>
  shellFunction('build_package', 'build_package NAME FILE: the make target writes the file.', [
    'local part=$1 file=$2 key',
    'make package "PART=$part" "OUTPUT=$file"',
    'if [[ $mode == try ]]; then return; fi',
    'key="packages/$part/$(sha256sum "$file" | cut -c 1-64)-$(basename "$file")"',
    `docker run --rm --volume "$PWD:/src:ro" ${TOOLS.syft} "file:/src/$file" --output spdx-json >"$file.spdx.json"`,
    'sign_file "$file"',
    'put_file "$file" "$key"',
    'put_file "$file.spdx.json" "$key.spdx.json"',
    'put_file "$file.sigstore.json" "$key.sigstore.json"',
    'add_part "$part" "$key"',
  ])

const machineFunction = () =>
  shellFunction('build_machine_image', 'build_machine_image NAME REGION: the make target writes the image’s id.', [
    'local part=$1 in_region=$2 file=build/$1-$2.id',
    'if [[ $mode == try ]]; then',
    '  make machine-image-check "PART=$part"',
    '  return',
    'fi',
    'make machine-image "PART=$part" "REGION=$in_region" "OUTPUT=$file"',
    'add_part "$part@$in_region" "$(<"$file")"',
  ])

function main(delivery: Delivery): string[] {
  const images = delivery.parts.filter(({ form }) => form === 'image')
  return [
    '',
    ...(images.length > 0 ? ['if [[ $mode == publish ]]; then sign_in_to_registry; fi'] : []),
    ...images.flatMap((part) =>
      part.names.length === 1
        ? [`build_image ${part.names[0]} ${platformOf(part)}`]
        : [`for service in ${part.names.join(' ')}; do`, `  build_image "$service" ${platformOf(part)}`, 'done'],
    ),
    ...delivery.parts.flatMap((part) => {
      if (part.form === 'package') return [`build_package ${part.id} build/${part.id}.${extensionOf(part)}`]
      if (part.form !== 'machine-image') return []
      return [...new Set(part.runs.map(({ region }) => region))].map(
        (region) => `build_machine_image ${part.id} ${region}`,
      )
    }),
    'if [[ $mode == try ]]; then exit 0; fi',
    '',
    'jq --arg release "$release" \'{release: $release, parts: .}\' <<<"$parts" >build/release.json',
    'put_file build/release.json "releases/$release.json"',
    'jq . build/release.json',
  ]
}

const platformOf = ({ arch }: Part) => (arch === 'arm64' ? 'linux/arm64' : 'linux/amd64')

export const extensionOf = ({ kind }: Part) => (kind === 'object-store' ? 'tar.gz' : 'zip')

/** Keyless where the build system's own identity is known to the public log, else with a key that never leaves the cloud. */
export function signing(delivery: Delivery): Artifact {
  const isKeyless = delivery.repo === 'github' || delivery.repo === 'gitlab'
  const issuer =
    delivery.repo === 'github' ? 'https://token.actions.githubusercontent.com' : '${SIGNER_ISSUER:-https://gitlab.com}'
  const key = '"${COSIGN_KEY:?the signing key in the cloud, like awskms:///alias/releases}"'
  const by = isKeyless ? '' : ` --key ${key}`
  const trusted = isKeyless
    ? ` --certificate-oidc-issuer "${issuer}" --certificate-identity-regexp "\${SIGNER:?who may sign, as a pattern}"`
    : ` --key ${key}`
  return library(
    delivery,
    'signing',
    isKeyless
      ? 'Signatures without a key to keep: the build system’s own identity signs, and the public log says when.'
      : 'Signatures with a key that stays in the cloud’s key service: this build system has no identity that the public log knows.',
    [
      ...(has(delivery, 'image')
        ? [
            ...shellFunction('sign_image', 'sign_image IMAGE@DIGEST', [`cosign sign --yes${by} "$1"`]),
            ...shellFunction('verify_image', 'verify_image IMAGE@DIGEST', [`cosign verify${trusted} "$1" >/dev/null`]),
          ]
        : []),
      ...(has(delivery, 'package') || !has(delivery, 'image')
        ? [
            ...shellFunction('sign_file', 'sign_file FILE', [
              `cosign sign-blob --yes${by} --bundle "$1.sigstore.json" "$1"`,
            ]),
            ...shellFunction('verify_file', 'verify_file FILE', [
              `cosign verify-blob${trusted} --bundle "$1.sigstore.json" "$1"`,
            ]),
          ]
        : []),
    ],
  )
}
