// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Artifact } from '../../artifact'
import { type Delivery, has } from '../model'
import { SIGNING } from './build'
import { ALARMS } from './deploy'
import { eachService } from './deploy-aws'
import { library, SETTINGS, script, shellFunction } from './script'

/** Where the alerts are asked for: the tool that the design measures with. */
export function alarms(delivery: Delivery): Artifact {
  return library(
    delivery,
    'alarms',
    'Asks which alerts fire now, and whether any of them is new since the release began.',
    [
      '# shellcheck disable=SC2154 # settings.sh names the environment.',
      ...shellFunction('firing', 'The names of alerts that fire, one a line, sorted.', firing(delivery)),
      ...shellFunction('new_alerts', 'Fails with their names where alerts fire that did not before.', [
        'local new',
        'firing >build/firing.txt',
        'new=$(comm -13 build/firing-before.txt build/firing.txt)',
        'if [[ -n $new ]]; then',
        '  echo "fires since the release: $new" >&2',
        '  return 1',
        'fi',
      ]),
    ],
  )
}

function firing({ provider, input }: Delivery): string[] {
  if (input.choices.metrics === 'prometheus')
    return [
      'curl --fail --silent --show-error "${ALERTMANAGER_URL:?where Alertmanager answers}/api/v2/alerts?active=true&silenced=false&inhibited=false" |',
      '  jq --raw-output \'.[] | select(.labels.severity == "critical") | .labels.alertname\' | sort -u',
    ]
  if (input.choices.metrics === 'datadog')
    return [
      'curl --fail --silent --show-error --header "DD-API-KEY: ${DD_API_KEY:?}" --header "DD-APPLICATION-KEY: ${DD_APP_KEY:?}" \\',
      '  "https://api.${DD_SITE:-datadoghq.com}/api/v1/monitor?monitor_tags=env:$environment" |',
      '  jq --raw-output \'.[] | select(.overall_state == "Alert") | .name\' | sort -u',
    ]
  if (provider === 'gcp')
    return [
      'gcloud monitoring alerts list --filter="state=OPEN AND policy.displayName~^$name" --format=\'value(policy.displayName)\' | sort -u',
    ]
  if (provider === 'azure')
    return [
      'az rest --method get --url "https://management.azure.com/subscriptions/$(az account show --query id --output tsv)/providers/Microsoft.AlertsManagement/alerts?api-version=2019-03-01&targetResourceGroup=$name&monitorCondition=Fired&timeRange=1d" \\',
      "  --query 'value[].properties.essentials.alertRule' --output tsv | sort -u",
    ]
  return [
    'aws cloudwatch describe-alarms --region "$region" --alarm-name-prefix "$name-" --state-value ALARM \\',
    "  --query 'MetricAlarms[].[AlarmName]' --output text | sort -u",
  ]
}

export function promote(delivery: Delivery): Artifact {
  const images = delivery.parts.filter(({ form }) => form === 'image').flatMap(({ names }) => names)
  return script(
    delivery,
    'promote',
    'Takes the release that was built once to an environment, by its digest: nothing is built or copied. Only what was signed goes on.',
    [
      'target=${1:?which environment}',
      ...SETTINGS,
      ...SIGNING,
      'use_environment "$target"',
      'fetch_release',
      ...(images.length > 0
        ? ['sign_in_to_registry', ...eachService({ names: images }, ['verify_image "$(image_of "$service")"'])]
        : []),
      'echo "promoted $release to $target"',
      'jq .parts build/release.json',
    ],
  )
}

/** The path that the load balancer asks too. */
const HEALTH = '/health'

export function smoke(delivery: Delivery): Artifact {
  const runs = delivery.parts.some(({ isWeb, kind }) => isWeb && kind !== 'object-store')
  const hasFront = delivery.parts.some(({ isWeb }) => isWeb)
  return script(delivery, 'smoke', 'One look from outside, as a user has it, right after a release.', [
    'environment=${1:?which environment}',
    ...SETTINGS,
    'use_environment "$environment"',
    ...(hasFront
      ? [
          `curl --fail --silent --show-error --location --output /dev/null --max-time 10 --retry 12 --retry-delay 5 --retry-all-errors \\`,
          `  --write-out '%{http_code} in %{time_total} s\\n' "\${url:?where $environment answers}${runs ? HEALTH : '/'}"`,
        ]
      : ['# Nothing here answers requests: what shows is whether an alert fires.', ...ALARMS, 'new_alerts']),
    'if make --dry-run test-smoke >/dev/null 2>&1; then make test-smoke "URL=$url"; fi',
  ])
}

export function watch(delivery: Delivery): Artifact {
  const hasFront = delivery.parts.some(({ isWeb }) => isWeb)
  return script(
    delivery,
    'watch',
    'Watches a release: a user’s request from outside every minute, and the alerts. It fails at the first new alert, and the pipeline then goes back.',
    [
      'environment=${1:?which environment} minutes=${2:-30}',
      ...SETTINGS,
      ...ALARMS,
      'use_environment "$environment"',
      'for ((minute = 1; minute <= minutes; minute++)); do',
      '  sleep 60',
      ...(hasFront ? ['  pipeline/smoke.sh "$environment"'] : []),
      '  new_alerts',
      'done',
    ],
  )
}

/** Tests of a whole environment, from outside it. */
export function tests(delivery: Delivery): Artifact[] {
  const asked = delivery.input.requirements.delivery.tests
  const kinds = [
    ...(asked.includes('e2e') ? ['  e2e) make test-e2e "URL=$url" ;;'] : []),
    ...(asked.includes('load')
      ? [`  load) make test-load "URL=$url" "REQUESTS_PER_SECOND=${delivery.input.requirements.traffic.peakRps}" ;;`]
      : []),
    ...(asked.includes('security')
      ? ['  scan) docker run --rm ghcr.io/zaproxy/zaproxy:2.17.0 zap-baseline.py -t "$url" -I ;;']
      : []),
  ]
  if (kinds.length === 0 || delivery.rehearsal === null) return []
  return [
    script(delivery, 'test', 'Tests of an environment as a whole, before production gets the release.', [
      'kind=${1:?which test} environment=${2:?which environment}',
      ...SETTINGS,
      'use_environment "$environment"',
      ': "${url:?where $environment answers}"',
      'case "$kind" in',
      ...kinds,
      '  *)',
      '    echo "unknown test: $kind" >&2',
      '    exit 2',
      '    ;;',
      'esac',
    ]),
  ]
}

export function record(delivery: Delivery): Artifact {
  return script(
    delivery,
    'record',
    'The audit trail: who deployed which digests where, when, and how it ended. The record of the last good release is what a rollback goes back to.',
    [
      'environment=${1:?which environment} outcome=${2:?succeeded, failed or rolled-back}',
      ...SETTINGS,
      'use_environment "$environment"',
      'at=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
      'jq --arg environment "$environment" --arg outcome "$outcome" --arg at "$at" \\',
      '  --arg by "${ACTOR:-unknown}" --arg run "${RUN_URL:-unknown}" \\',
      "  '. + {environment: $environment, outcome: $outcome, at: $at, by: $by, run: $run}' \\",
      '  build/release.json >build/deployment.json',
      'put_file build/deployment.json "deployments/$environment/$at.json"',
      'if [[ $outcome != failed ]]; then put_file build/deployment.json "deployments/$environment/last-good.json"; fi',
      'jq . build/deployment.json',
    ],
  )
}

export function rollback(delivery: Delivery): Artifact {
  return script(
    delivery,
    'rollback',
    'Deploys an earlier release by its digests: the one named, else the last that went well. Infrastructure is not touched.',
    [
      'environment=${1:?which environment} earlier=${2:-}',
      ...SETTINGS,
      'use_environment "$environment"',
      'mkdir -p build',
      'if [[ -z $earlier ]]; then',
      '  if ! get_file "deployments/$environment/last-good.json" build/last-good.json; then',
      '    echo "no earlier release of $environment to go back to" >&2',
      '    exit 1',
      '  fi',
      '  earlier=$(jq --exit-status --raw-output .release build/last-good.json)',
      'fi',
      '# Inside a release that failed, that is recorded first.',
      'if [[ -f build/release.json ]]; then pipeline/record.sh "$environment" failed; fi',
      'echo "going back to $earlier"',
      'export RELEASE=$earlier',
      ...(has(delivery, 'image') ? ['pipeline/promote.sh "$environment"'] : []),
      'pipeline/deploy.sh "$environment"',
      'pipeline/smoke.sh "$environment"',
      'pipeline/record.sh "$environment" rolled-back',
    ],
  )
}
