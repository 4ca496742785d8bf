#!/usr/bin/env bash
# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.
# Looks for secrets in the change, mistakes in the code and known holes in libraries.
set -euo pipefail
cd "$(dirname "$0")/.."

in_container() {
  docker run --rm --volume "$PWD:/src" --workdir /src "$@"
}

failed=0
in_container ghcr.io/gitleaks/gitleaks:v8.30.1 git --redact --no-banner . || failed=1
in_container semgrep/semgrep:1.170.0 semgrep scan --metrics=off --error --severity ERROR --config p/default || failed=1
in_container aquasec/trivy:0.57.1 filesystem --scanners vuln,misconfig --severity CRITICAL --ignore-unfixed --exit-code 1 . || failed=1
exit "$failed"
