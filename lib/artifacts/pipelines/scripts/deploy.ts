// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import { type Delivery, everyEnvironment, has } from '../model'
import type { Part, PartKind } from '../parts'
import { SIGNING } from './build'
import { awsDeploys, eachService } from './deploy-aws'
import { azureDeploys, runApp } from './deploy-azure'
import { gcpDeploys, runService } from './deploy-gcp'
import { functionName, SETTINGS, script, shellFunction } from './script'

const DEPLOYS: Record<Provider, Record<PartKind, (part: Part) => string[]>> = {
  aws: awsDeploys,
  gcp: gcpDeploys,
  azure: azureDeploys,
}

/** Ten minutes of a 5% share are enough wherever a canary may be chosen at all: below 37 requests a second D-11 forbids it. */
const CANARY_MINUTES = 10

export function deploy(delivery: Delivery): Artifact {
  const { parts, provider, input } = delivery
  return script(
    delivery,
    'deploy',
    `Deploys the release to an environment: ${input.pipeline.strategy}. ${input.pipeline.because}`,
    [
      'environment=${1:?which environment}',
      ...SETTINGS,
      ...SIGNING,
      ...ALARMS,
      'use_environment "$environment"',
      ...shared(delivery),
      ...parts.flatMap((part) =>
        shellFunction(
          functionName(part.id),
          `${part.because}: ${input.reasonOf(part.because) || part.label}`,
          DEPLOYS[provider][part.kind](part),
        ),
      ),
      '',
      'fetch_release',
      '# What fires before the release is not the release’s doing.',
      'firing >build/firing-before.txt',
      '',
      'case "$environment" in',
      ...everyEnvironment(delivery).flatMap(({ name }) => [
        `  ${name})`,
        ...callsIn(parts, name).map((call) => `    ${call}`),
        '    ;;',
      ]),
      'esac',
    ],
  )
}

/** Reads how alarms are asked for. */
export const ALARMS = ['# shellcheck source=pipeline/alarms.sh', '. pipeline/alarms.sh']

/** The first region first: a bad release is seen before the others have it. */
function callsIn(parts: readonly Part[], environment: string): string[] {
  const runs = parts.flatMap((part) =>
    part.runs.filter((run) => run.environment === environment).map((run) => ({ ...run, part })),
  )
  const regions = [...new Set(runs.map(({ region }) => region))]
  const calls = regions.flatMap((region) =>
    runs.filter((run) => run.region === region).map(({ part, id }) => `${functionName(part.id)} ${region} ${id}`),
  )
  return calls.length > 0 ? calls : [':']
}

function shared(delivery: Delivery): string[] {
  const { parts, provider } = delivery
  const kinds = parts.map(({ kind }) => kind)
  const clusters = parts.filter(({ kind }) => kind === 'container-cluster')
  const shifts = parts.some(({ strategy }) => strategy === 'canary')
  const waits = shifts || (provider === 'azure' && kinds.includes('machine-group'))
  const runs =
    parts.some(({ kind, isApplied }) => kind === 'container-service' && !isApplied) ||
    (provider === 'gcp' && kinds.includes('app-platform'))
  return [
    ...(provider === 'aws' && has(delivery, 'package')
      ? shellFunction('releases_in', 'releases_in REGION: code is read from a bucket of its own region.', [
          'if [[ $1 == "$region" ]]; then echo "$releases"; else echo "$releases-$1"; fi',
        ])
      : []),
    ...(provider !== 'aws' && (runs || waits)
      ? shellFunction('quiet_for', 'quiet_for MINUTES: fails as soon as an alert fires that did not before.', [
          'local turn',
          'for ((turn = 0; turn < $1 * 2; turn++)); do',
          '  sleep 30',
          '  new_alerts',
          'done',
        ])
      : []),
    ...(provider === 'gcp' && runs
      ? shellFunction('run_service', 'run_service REGION SERVICE IMAGE STRATEGY', runService(CANARY_MINUTES))
      : []),
    ...(provider === 'azure' && runs
      ? shellFunction('run_app', 'run_app REGION APP IMAGE STRATEGY', runApp(CANARY_MINUTES))
      : []),
    ...(parts.some(({ isApplied }) => isApplied)
      ? shellFunction('apply_release', 'What runs here is told by Terraform: once for all such parts and regions.', [
          'if [[ ${applied:-no} == yes ]]; then return; fi',
          'RELEASE_FILE=build/release.json pipeline/infrastructure.sh apply "$environment"',
          'applied=yes',
        ])
      : []),
    ...clusters.slice(0, 1).flatMap((part) => rollOut(part)),
  ]
}

/** The overlay is applied with the release's digests in place of its own; Argo Rollouts moves the traffic where it is chosen. */
const rollOut = ({ names, strategy }: Part) => {
  const isShifted = strategy === 'canary' || strategy === 'blue-green'
  const wait = (kind: string, command: string) =>
    `if kubectl get ${kind} "$service" >/dev/null 2>&1; then ${command}; fi`
  return shellFunction('roll_out', 'roll_out OVERLAY REGION', [
    'local overlay=kubernetes/overlays/$1 in_region=$2 service image',
    ...eachService({ names }, [
      'image=$(image_of "$service" "$in_region")',
      '(cd "$overlay" && kustomize edit set image "$service=$image")',
    ]),
    'kubectl apply --kustomize "$overlay"',
    ...eachService({ names }, [
      ...(isShifted ? [wait('rollout', 'kubectl argo rollouts status "$service" --timeout 60m')] : []),
      wait('deployment', 'kubectl rollout status "deployment/$service" --timeout 15m'),
    ]),
  ])
}
