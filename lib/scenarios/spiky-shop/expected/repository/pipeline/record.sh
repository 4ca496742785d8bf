#!/usr/bin/env bash
# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.
# The audit trail: who deployed which digests where, when, and how it ended. The record of the last good release
# is what a rollback goes back to.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment} outcome=${2:?succeeded, failed or rolled-back}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
jq --arg environment "$environment" --arg outcome "$outcome" --arg at "$at" \
  --arg by "${ACTOR:-unknown}" --arg run "${RUN_URL:-unknown}" \
  '. + {environment: $environment, outcome: $outcome, at: $at, by: $by, run: $run}' \
  build/release.json >build/deployment.json
put_file build/deployment.json "deployments/$environment/$at.json"
if [[ $outcome != failed ]]; then put_file build/deployment.json "deployments/$environment/last-good.json"; fi
jq . build/deployment.json
