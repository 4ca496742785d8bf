#!/usr/bin/env bash
# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.
# Deploys the release to an environment: canary. High traffic shows an error in a small share within minutes,
# and somebody is there to read it. To tell 1% of errors from the usual 0.1%, a canary must see about 1,081
# requests (16·p(1−p)/Δ²); in a share of 5% and 10 minutes that takes 37 requests a second. You have 2000, so
# each step lasts at least 10 minutes.
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

# C-35: Services are deployed and scaled one by one.
deploy_web() {
  local in_region=$1 service image definition
  for service in web-1 web-2 web-3 web-4; do
    image=$(image_of "$service" "$in_region")
    # The running definition with another image: everything else stays as Terraform wrote it.
    definition=$(aws ecs describe-task-definition --region "$in_region" --task-definition "$name-$service" \
      --query taskDefinition --output json |
      jq --arg image "$image" '.containerDefinitions[0].image = $image
        | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy, .deregisteredAt)')
    definition=$(aws ecs register-task-definition --region "$in_region" --cli-input-json "$definition" \
      --query taskDefinition.taskDefinitionArn --output text)
    aws ecs update-service --region "$in_region" --cluster "$name" --service "$service" \
      --task-definition "$definition" >/dev/null
  done
  # The service itself moves the traffic and goes back, as its deployment configuration says.
  for service in web-1 web-2 web-3 web-4; do
    wait_for 60 SUCCESSFUL 'STOPPED|ROLLBACK_.*' \
      aws ecs list-service-deployments --region "$in_region" --cluster "$name" --service "$service" \
      --query 'serviceDeployments[0].status' --output text
  done
}

fetch_release
# What fires before the release is not the release’s doing.
firing >build/firing-before.txt

case "$environment" in
  staging)
    deploy_web us-east-1 web
    ;;
  production)
    deploy_web us-east-1 web
    ;;
esac
