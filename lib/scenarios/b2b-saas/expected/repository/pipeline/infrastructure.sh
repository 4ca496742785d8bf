#!/usr/bin/env bash
# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.
# `plan` shows what would change in an environment; `apply` plans again and does exactly that. A plan that
# deletes a store stops.
set -euo pipefail
cd "$(dirname "$0")/.."
action=${1:?plan or apply} environment=${2:?which environment}
case "$environment" in
  staging | production) ;;
  *)
    echo "unknown environment: $environment" >&2
    exit 2
    ;;
esac
mkdir -p build
root=$PWD
report=$root/build/plan-$environment.txt

# Set for one run, by two people, after the store has been backed up.
refuse_store_deletion() {
  if [[ -n $1 && ${ALLOW_STORE_DELETION:-no} != yes ]]; then
    printf 'this would delete stores:\n%s\n' "$1" | tee -a "$report" >&2
    exit 1
  fi
}

# shellcheck source=pipeline/settings.sh
. pipeline/settings.sh
use_environment "$environment"
# What runs stays what was released: in this checkout those digests take the place of the ones in the values.
given=("terraform/environments/$environment/terraform.tfvars")
released=${RELEASE_FILE:-build/last-good.json}
if [[ -z ${RELEASE_FILE:-} ]] && ! get_file "deployments/$environment/last-good.json" "$released"; then
  echo "no release of $environment yet: the values say what runs" >&2
  rm -f "$released"
fi
edit() {
  local value
  if value=$(jq --exit-status --raw-output --arg part "$2" '.parts[$part]' "$released"); then
    sed --regexp-extended --in-place "${1/VALUE/$value}" "${given[@]}"
  fi
}
if [[ -f $released && -f ${given[0]} ]]; then
  edit 's#(/web-1)(:[^"@,} ]+|@sha256:[0-9a-f]{64})(["@,} ]|$)#\1@VALUE\3#g' web-1
  edit 's#(/web-2)(:[^"@,} ]+|@sha256:[0-9a-f]{64})(["@,} ]|$)#\1@VALUE\3#g' web-2
  edit 's#(/web-3)(:[^"@,} ]+|@sha256:[0-9a-f]{64})(["@,} ]|$)#\1@VALUE\3#g' web-3
  edit 's#(/worker)(:[^"@,} ]+|@sha256:[0-9a-f]{64})(["@,} ]|$)#\1@VALUE\3#g' worker
fi

cd "terraform/environments/$environment"
terraform fmt -check -recursive "$root/terraform"
backend=()
if [[ -f backend.hcl ]]; then backend=(-backend-config=backend.hcl); fi
terraform init -input=false "${backend[@]}"
terraform validate
# Only what applies takes the lock: plans of two changes need not wait for each other.
lock=false
if [[ $action == apply ]]; then lock=true; fi
terraform plan -input=false -lock="$lock" -lock-timeout=10m -out="$root/build/$environment.tfplan"
terraform show -no-color "$root/build/$environment.tfplan" >"$report"
stores='aws_(db_instance|rds_cluster|dynamodb_table|s3_bucket|efs_file_system|opensearch_domain|redshiftserverless_namespace|docdb_cluster|timestreaminfluxdb_db_instance|dsql_cluster|backup_vault|kms_key)$'
doomed=$(terraform show -json "$root/build/$environment.tfplan" | jq --raw-output --arg stores "$stores" \
  '.resource_changes[]? | select((.change.actions | index("delete")) and (.type | test($stores))) | .address')
refuse_store_deletion "$doomed"
if [[ $action == plan ]]; then exit 0; fi
terraform apply -input=false -lock-timeout=10m "$root/build/$environment.tfplan"
