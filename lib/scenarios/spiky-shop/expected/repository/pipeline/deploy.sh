#!/usr/bin/env bash
# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.
# Deploys the release to an environment: rolling. The default for most applications: a few copies at a time,
# with nothing extra to pay for. To tell 1% of errors from the usual 0.1%, a canary must see about 1,081
# requests (16·p(1−p)/Δ²); in a share of 5% and 10 minutes that takes 37 requests a second. You have 60, so a
# canary could be added later.
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

# C-48: A container image gives the same environment everywhere, with no machines to patch.
deploy_web() {
  local in_region=$1 service image definition
  service="web"
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
  # The service itself moves the traffic and goes back, as its deployment configuration says.
  service="web"
  wait_for 30 SUCCESSFUL 'STOPPED|ROLLBACK_.*' \
    aws ecs list-service-deployments --region "$in_region" --cluster "$name" --service "$service" \
    --query 'serviceDeployments[0].status' --output text
}

# C-48: A container image gives the same environment everywhere, with no machines to patch.
deploy_worker() {
  local in_region=$1 service image definition
  service="worker"
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
  # The service itself moves the traffic and goes back, as its deployment configuration says.
  service="worker"
  wait_for 30 SUCCESSFUL 'STOPPED|ROLLBACK_.*' \
    aws ecs list-service-deployments --region "$in_region" --cluster "$name" --service "$service" \
    --query 'serviceDeployments[0].status' --output text
}

fetch_release
# What fires before the release is not the release’s doing.
firing >build/firing-before.txt

case "$environment" in
  staging)
    deploy_web us-east-1 web
    deploy_worker us-east-1 worker
    ;;
  production)
    deploy_web us-east-1 web
    deploy_worker us-east-1 worker
    ;;
esac
