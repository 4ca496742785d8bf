#!/usr/bin/env bash
# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.
# Trades the build system’s own short-lived token for rights in the cloud: no key is stored anywhere. Read it
# with the identity: `. pipeline/sign-in.sh BUILD`.
identity=$1

token=${OIDC_TOKEN:?the job needs id_tokens}
token_file=$(mktemp)
role=AWS_ROLE_$identity
printf '%s' "$token" >"$token_file"
export AWS_WEB_IDENTITY_TOKEN_FILE=$token_file AWS_ROLE_SESSION_NAME=pipeline
export AWS_ROLE_ARN=${!role:?the role of this job}
