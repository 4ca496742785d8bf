#!/usr/bin/env bash
# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.
# Takes the release that was built once to an environment, by its digest: nothing is built or copied. Only what
# was signed goes on.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
# shellcheck source=pipeline/signing.sh
. pipeline/signing.sh
use_environment "$target"
fetch_release
echo "promoted $release to $target"
jq .parts build/release.json
