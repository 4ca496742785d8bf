#!/usr/bin/env bash
# Design: Rate Lookup (rate-lookup), rule set 2026.11.23.3.
# Takes the release that was built once to an environment, by its digest: nothing is built again. Only what was
# signed goes on.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:?which environment}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
# shellcheck source=pipeline/signing.sh
. pipeline/signing.sh
use_environment staging
fetch_release
sign_in_to_registry
declare -A built
for service in web-1 web-2 web-3 web-4; do
  built[$service]=$(image_of "$service")
  verify_image "${built[$service]}"
done

use_environment "$target"
sign_in_to_registry
for service in web-1 web-2 web-3 web-4; do
  image=$(image_of "$service")
  if [[ ${built[$service]} != "$image" ]]; then
    # With its signature and its list of contents.
    cosign copy "${built[$service]}" "$(image_name "$service"):${release:0:12}-$(date -u +%Y%m%d%H%M%S)"
    verify_image "$image"
  fi
done
echo "promoted $release to $target"
jq .parts build/release.json
