#!/usr/bin/env bash
# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.
# Builds every part once. `try` publishes nothing; `publish` names each by its digest, lists what is in it and
# signs it.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:?try or publish}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "${2:-staging}"
# shellcheck source=pipeline/signing.sh
. pipeline/signing.sh
mkdir -p build
parts='{}'

# add_part NAME VALUE
add_part() {
  parts=$(jq --arg name "$1" --arg value "$2" '. + {($name): $value}' <<<"$parts")
}

# build_image SERVICE PLATFORM: the Dockerfile is told which service it is by the argument SERVICE.
build_image() {
  local service=$1 platform=$2 image digest
  if [[ $platform == linux/arm64 && $(uname -m) != aarch64 ]]; then
    docker run --privileged --rm tonistiigi/binfmt --install arm64 >/dev/null
  fi
  if [[ $mode == try ]]; then
    docker buildx build --build-arg "SERVICE=$service" --platform "$platform" .
    return
  fi
  image=$(image_name "$service")
  # Tags cannot be overwritten, so a second run of the same commit gets a tag of its own.
  docker buildx build --build-arg "SERVICE=$service" --platform "$platform" \
    --sbom=true --provenance=mode=max --metadata-file "build/$service.json" \
    --tag "$image:${release:0:12}-$(date -u +%Y%m%d%H%M%S)" --push .
  digest=$(jq --exit-status --raw-output '."containerimage.digest"' "build/$service.json")
  docker run --rm --volume "$HOME/.docker:/root/.docker:ro" aquasec/trivy:0.57.1 image --platform "$platform" \
    --severity CRITICAL --ignore-unfixed --exit-code 1 "$image@$digest"
  sign_image "$image@$digest"
  add_part "$service" "$digest"
}

if [[ $mode == publish ]]; then sign_in_to_registry; fi
for service in web-1 web-2 web-3; do
  build_image "$service" linux/arm64
done
build_image worker linux/arm64
if [[ $mode == try ]]; then exit 0; fi

jq --arg release "$release" '{release: $release, parts: .}' <<<"$parts" >build/release.json
put_file build/release.json "releases/$release.json"
jq . build/release.json
