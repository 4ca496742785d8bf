#!/usr/bin/env bash
# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.
# Deploys an earlier release by its digests: the one named, else the last that went well. Infrastructure is not
# touched.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment} earlier=${2:-}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
mkdir -p build
if [[ -z $earlier ]]; then
  if ! get_file "deployments/$environment/last-good.json" build/last-good.json; then
    echo "no earlier release of $environment to go back to" >&2
    exit 1
  fi
  earlier=$(jq --exit-status --raw-output .release build/last-good.json)
fi
# Inside a release that failed, that is recorded first.
if [[ -f build/release.json ]]; then pipeline/record.sh "$environment" failed; fi
echo "going back to $earlier"
export RELEASE=$earlier
pipeline/deploy.sh "$environment"
pipeline/smoke.sh "$environment"
pipeline/record.sh "$environment" rolled-back
