#!/usr/bin/env bash
# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.
# Tests of an environment as a whole, before production gets the release.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?which test} environment=${2:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
: "${url:?where $environment answers}"
case "$kind" in
  e2e) make test-e2e "URL=$url" ;;
  load) make test-load "URL=$url" "REQUESTS_PER_SECOND=500" ;;
  *)
    echo "unknown test: $kind" >&2
    exit 2
    ;;
esac
