#!/usr/bin/env bash
# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.
# Signatures without a key to keep: the build system’s own identity signs, and the public log says when.

# sign_image IMAGE@DIGEST
sign_image() {
  cosign sign --yes "$1"
}

# verify_image IMAGE@DIGEST
verify_image() {
  cosign verify --certificate-oidc-issuer "https://token.actions.githubusercontent.com" --certificate-identity-regexp "${SIGNER:?who may sign, as a pattern}" "$1" >/dev/null
}
