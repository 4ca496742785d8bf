#!/usr/bin/env bash
# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.
# Read by the other scripts: the names that Terraform gives each environment, and how a release travels.
# shellcheck disable=SC2034 # The scripts that read this file use its variables.
set -euo pipefail
shopt -s inherit_errexit

# A release is the commit that it was built from; a rollback names an earlier one.
release=${RELEASE:-$(git rev-parse HEAD)}
# Where releases are kept and deployments recorded, for all environments.
releases=${RELEASES:?the name of the bucket that releases are kept in}

# Every name of an environment begins with $name, as in the Terraform.
use_environment() {
  environment=$1
  case "$environment" in
    production)
      name=depot-desk-prod
      region=eu-west-1
      url=${URL_PRODUCTION:-}
      ;;
    *)
      echo "unknown environment: $environment" >&2
      exit 2
      ;;
  esac
}

# put_file FILE KEY
put_file() {
  aws s3 cp --only-show-errors "$1" "s3://$releases/$2"
}

# get_file KEY FILE
get_file() {
  aws s3 cp --only-show-errors "s3://$releases/$1" "$2"
}

# The parts of the release with their digests: what was built, and nothing else.
fetch_release() {
  mkdir -p build
  get_file "releases/$release.json" build/release.json
}

# part NAME: the digest, key or id of a part of the release.
part() {
  jq --exit-status --raw-output --arg part "$1" '.parts[$part]' build/release.json
}

# wait_for MINUTES WANTED FAILED COMMAND…: asks every 15 seconds; the answers are patterns.
wait_for() {
  local minutes=$1 wanted=$2 failed=$3 answer=nothing turn
  shift 3
  for ((turn = 0; turn < minutes * 4; turn++)); do
    answer=$("$@")
    if [[ $answer =~ ^($wanted)$ ]]; then return 0; fi
    if [[ $answer =~ ^($failed)$ ]]; then break; fi
    sleep 15
  done
  echo "gave up: $answer" >&2
  return 1
}
