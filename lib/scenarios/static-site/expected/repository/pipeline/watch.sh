#!/usr/bin/env bash
# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.
# Watches a release: a user’s request from outside every minute, and the alerts. It fails at the first new
# alert, and the pipeline then goes back.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:?which environment} minutes=${2:-30}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
# shellcheck source=pipeline/alarms.sh
. pipeline/alarms.sh
use_environment "$environment"
for ((minute = 1; minute <= minutes; minute++)); do
  sleep 60
  pipeline/smoke.sh "$environment"
  new_alerts
done
