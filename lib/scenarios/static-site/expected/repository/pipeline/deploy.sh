#!/usr/bin/env bash
# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.
# Deploys the release to an environment: recreate. Files or a single machine are replaced in one step.
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

# O-01: Files are read often, so a colder class would cost more in retrieval than it saves.
deploy_site() {
  local in_region=$1 store=$2 package bucket distribution invalidation
  package=$(part site)
  get_file "$package" build/site.tar.gz
  get_file "$package.sigstore.json" build/site.tar.gz.sigstore.json
  verify_file build/site.tar.gz
  bucket=$name-$store-$(aws sts get-caller-identity --query Account --output text)
  rm -rf build/site && mkdir build/site
  tar --extract --gzip --file build/site.tar.gz --directory build/site
  # Files with a hash in their names first, pages last: a page never names a file that is not there yet.
  aws s3 sync --only-show-errors --region "$in_region" --exclude '*.html' \
    --cache-control 'public, max-age=31536000, immutable' build/site "s3://$bucket"
  aws s3 sync --only-show-errors --region "$in_region" --exclude '*' --include '*.html' \
    --cache-control 'public, max-age=60' build/site "s3://$bucket"
  distribution=$(aws cloudfront list-distributions \
    --query "DistributionList.Items[?Comment=='$name'].Id | [0]" --output text)
  if [[ $distribution != None ]]; then
    invalidation=$(aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' \
      --query Invalidation.Id --output text)
    aws cloudfront wait invalidation-completed --distribution-id "$distribution" --id "$invalidation"
  fi
}

fetch_release
# What fires before the release is not the release’s doing.
firing >build/firing-before.txt

case "$environment" in
  production)
    deploy_site us-east-1 site
    ;;
esac
