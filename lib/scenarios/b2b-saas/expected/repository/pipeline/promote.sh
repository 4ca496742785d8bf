#!/usr/bin/env bash
# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.
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
sign_in_to_registry
for service in web-1 web-2 web-3 worker; do
  verify_image "$(image_of "$service")"
done
echo "promoted $release to $target"
jq .parts build/release.json
