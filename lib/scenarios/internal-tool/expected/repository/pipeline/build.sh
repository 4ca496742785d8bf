#!/usr/bin/env bash
# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.
# Builds every part once. `try` publishes nothing; `publish` names each by its digest, lists what is in it and
# signs it.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:?try or publish}
# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "${2:-production}"
# shellcheck source=pipeline/signing.sh
. pipeline/signing.sh
mkdir -p build
parts='{}'

# add_part NAME VALUE
add_part() {
  parts=$(jq --arg name "$1" --arg value "$2" '. + {($name): $value}' <<<"$parts")
}

# build_package NAME FILE: the make target writes the file.
build_package() {
  local part=$1 file=$2 key
  make package "PART=$part" "OUTPUT=$file"
  if [[ $mode == try ]]; then return; fi
  key="packages/$part/$(sha256sum "$file" | cut -c 1-64)-$(basename "$file")"
  docker run --rm --volume "$PWD:/src:ro" anchore/syft:v1.45.1 "file:/src/$file" --output spdx-json >"$file.spdx.json"
  sign_file "$file"
  put_file "$file" "$key"
  put_file "$file.spdx.json" "$key.spdx.json"
  put_file "$file.sigstore.json" "$key.sigstore.json"
  add_part "$part" "$key"
}

build_package web build/web.zip
if [[ $mode == try ]]; then exit 0; fi

jq --arg release "$release" '{release: $release, parts: .}' <<<"$parts" >build/release.json
put_file build/release.json "releases/$release.json"
jq . build/release.json
