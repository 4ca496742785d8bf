#!/usr/bin/env bash
# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.
# Deploys the release to an environment: rolling. The default for most applications: a few copies at a time,
# with nothing extra to pay for. To tell 1% of errors from the usual 0.1%, a canary must see about 1,081
# requests (16·p(1−p)/Δ²); in a share of 5% and 10 minutes that takes 37 requests a second. You have 0.4: it
# would take 901 minutes to see anything, so a canary would tell you nothing in time.
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

# C-24: A simple application in a standard runtime needs no image, registry or cluster.
deploy_web() {
  local in_region=$1 app=$name-$2 version package
  version=${release:0:12}-$(date -u +%Y%m%d%H%M%S)
  package=$(part web)
  get_file "$package" build/web.zip
  get_file "$package.sigstore.json" build/web.zip.sigstore.json
  verify_file build/web.zip
  aws elasticbeanstalk create-application-version --region "$in_region" --application-name "$app" \
    --version-label "$version" --source-bundle "S3Bucket=$(releases_in "$in_region"),S3Key=$package" >/dev/null
  aws elasticbeanstalk update-environment --region "$in_region" --environment-name "$app" \
    --version-label "$version" >/dev/null
  wait_for 40 "$version"$'\t'Ready none \
    aws elasticbeanstalk describe-environments --region "$in_region" --environment-names "$app" --no-include-deleted \
    --query 'Environments[0].[VersionLabel, Status]' --output text
}

fetch_release
# What fires before the release is not the release’s doing.
firing >build/firing-before.txt

case "$environment" in
  production)
    deploy_web eu-west-1 web
    ;;
esac
