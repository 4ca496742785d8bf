#!/usr/bin/env bash
# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.
# One look from outside, as a user has it, right after a release.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
curl --fail --silent --show-error --location --output /dev/null --max-time 10 --retry 12 --retry-delay 5 --retry-all-errors \
  --write-out '%{http_code} in %{time_total} s\n' "${url:?where $environment answers}/health"
if make --dry-run test-smoke >/dev/null 2>&1; then make test-smoke "URL=$url"; fi
