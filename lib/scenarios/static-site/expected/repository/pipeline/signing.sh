#!/usr/bin/env bash
# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.
# Signatures without a key to keep: the build system’s own identity signs, and the public log says when.

# sign_file FILE
sign_file() {
  cosign sign-blob --yes --bundle "$1.sigstore.json" "$1"
}

# verify_file FILE
verify_file() {
  cosign verify-blob --certificate-oidc-issuer "https://token.actions.githubusercontent.com" --certificate-identity-regexp "${SIGNER:?who may sign, as a pattern}" --bundle "$1.sigstore.json" "$1"
}
