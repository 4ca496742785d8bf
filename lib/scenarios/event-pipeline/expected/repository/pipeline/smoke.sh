#!/usr/bin/env bash
# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.
# One look from outside, as a user has it, right after a release.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
# Nothing here answers requests: what shows is whether an alert fires.
# shellcheck source=pipeline/alarms.sh
. pipeline/alarms.sh
new_alerts
if make --dry-run test-smoke >/dev/null 2>&1; then make test-smoke "URL=$url"; fi
