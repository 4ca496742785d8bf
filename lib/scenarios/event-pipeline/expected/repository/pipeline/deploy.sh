#!/usr/bin/env bash
# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.
# Deploys the release to an environment: blue-green. A function’s alias moves between versions at once and back.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
# shellcheck source=pipeline/signing.sh
. pipeline/signing.sh
# shellcheck source=pipeline/alarms.sh
. pipeline/alarms.sh
use_environment "$environment"

# releases_in REGION: code is read from a bucket of its own region.
releases_in() {
  if [[ $1 == "$region" ]]; then echo "$releases"; else echo "$releases-$1"; fi
}

# C-20: Event-driven work fits functions: each event starts one and idle time costs nothing.
deploy_worker() {
  local in_region=$1 function=$name-$2 package version
  package=$(part worker)
  get_file "$package" build/worker.zip
  get_file "$package.sigstore.json" build/worker.zip.sigstore.json
  verify_file build/worker.zip
  version=$(aws lambda update-function-code --region "$in_region" --function-name "$function" \
    --s3-bucket "$(releases_in "$in_region")" --s3-key "$package" --publish --query Version --output text)
  aws lambda wait function-updated-v2 --region "$in_region" --function-name "$function"
  local current content deployment
  current=$(aws lambda get-alias --region "$in_region" --function-name "$function" --name live --query FunctionVersion --output text)
  if [[ $current == "$version" ]]; then return; fi
  # CodeDeploy moves the alias as its deployment group says, and back when an alarm fires.
  content=$(jq --null-input --compact-output --arg name "$function" --arg from "$current" --arg to "$version" \
    '{version: 0.0, Resources: [{($name): {Type: "AWS::Lambda::Function",
      Properties: {Name: $name, Alias: "live", CurrentVersion: $from, TargetVersion: $to}}}]}')
  deployment=$(aws deploy create-deployment --region "$in_region" --application-name "$function" \
    --deployment-group-name "$function" --query deploymentId --output text \
    --revision "$(jq --null-input --arg content "$content" \
      '{revisionType: "AppSpecContent", appSpecContent: {content: $content}}')")
  aws deploy wait deployment-successful --region "$in_region" --deployment-id "$deployment"
}

fetch_release
# What fires before the release is not the release’s doing.
firing >build/firing-before.txt

case "$environment" in
  staging)
    deploy_worker eu-west-1 worker
    ;;
  production)
    deploy_worker eu-west-1 worker
    ;;
esac
