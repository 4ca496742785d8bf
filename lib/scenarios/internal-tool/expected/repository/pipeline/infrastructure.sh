#!/usr/bin/env bash
# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.
# `plan` shows what would change in an environment; `apply` plans again and does exactly that. A plan that
# deletes a store stops.
set -euo pipefail
cd "$(dirname "$0")/.."
action=${1:?plan or apply} environment=${2:?which environment}
case "$environment" in
  production) ;;
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
