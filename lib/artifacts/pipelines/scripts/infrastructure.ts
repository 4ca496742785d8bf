// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Artifact } from '../../artifact'
import type { Delivery } from '../model'
import { everyEnvironment } from '../model'
import { script } from './script'

/**
 * Stores: what can't be made again from code. A plan that would delete or replace one of these stops until people have agreed.
 * One pattern for all clouds: it is held against Terraform's, Pulumi's and CloudFormation's names of resource types.
 */
const STORES =
  'db_instance|rds_cluster|DBInstance|DBCluster|dynamodb|s3_bucket$|S3::Bucket$|s3/bucket|efs_file_system|EFS::FileSystem|opensearch_domain|redshift|docdb_cluster|timestream|dsql_cluster|backup_vault|kms_key$|KMS::Key$|sql_database_instance|spanner_(instance|database)|firestore_database|bigtable|storage_bucket$|filestore|bigquery_dataset|kms_crypto_key$|(postgresql|mysql)_flexible_server$|mssql|cosmosdb|storage_account$|storage_share$|kusto|key_vault(_key)?$|recovery_services_vault'

/** `plan` shows what would change, `apply` makes the plan again and does exactly that. */
export function infrastructure(delivery: Delivery): Artifact {
  const { iac } = delivery.input.requirements.platform
  const lines = {
    terraform: terraform('terraform'),
    opentofu: terraform('tofu'),
    pulumi: pulumi(delivery),
    cfn: cloudFormation(delivery),
  }[iac]
  return script(
    delivery,
    'infrastructure',
    '`plan` shows what would change in an environment; `apply` plans again and does exactly that. A plan that deletes a store stops.',
    [
      'action=${1:?plan or apply} environment=${2:?which environment}',
      'case "$environment" in',
      `  ${everyEnvironment(delivery)
        .map(({ name }) => name)
        .join(' | ')}) ;;`,
      '  *)',
      '    echo "unknown environment: $environment" >&2',
      '    exit 2',
      '    ;;',
      'esac',
      'mkdir -p build',
      'root=$PWD',
      'report=$root/build/plan-$environment.txt',
      '',
      '# Set for one run, by two people, after the store has been backed up.',
      'refuse_store_deletion() {',
      '  if [[ -n $1 && ${ALLOW_STORE_DELETION:-no} != yes ]]; then',
      '    printf \'this would delete stores:\\n%s\\n\' "$1" | tee -a "$report" >&2',
      '    exit 1',
      '  fi',
      '}',
      '',
      ...lines,
    ],
  )
}

/** The backend is the environment's own; only the bucket's name comes from outside. */
const terraform = (command: string) => [
  'cd "terraform/environments/$environment"',
  `${command} fmt -check -recursive "$root/terraform"`,
  'backend=()',
  'if [[ -f backend.hcl ]]; then backend=(-backend-config=backend.hcl); fi',
  `${command} init -input=false "\${backend[@]}"`,
  `${command} validate`,
  '# Only what applies takes the lock: plans of two changes need not wait for each other.',
  'lock=false',
  'if [[ $action == apply ]]; then lock=true; fi',
  `${command} plan -input=false -lock="$lock" -lock-timeout=10m -out="$root/build/$environment.tfplan"`,
  `${command} show -no-color "$root/build/$environment.tfplan" >"$report"`,
  `refuse_store_deletion "$(${command} show -json "$root/build/$environment.tfplan" | jq --raw-output --arg stores '${STORES}' \\`,
  '  \'.resource_changes[]? | select((.change.actions | index("delete")) and (.type | test($stores))) | .address\')"',
  'if [[ $action == plan ]]; then exit 0; fi',
  `${command} apply -input=false -lock-timeout=10m "$root/build/$environment.tfplan"`,
]

const pulumi = ({ first }: Delivery) => [
  'cd pulumi',
  'npm ci',
  'pulumi login "${PULUMI_BACKEND_URL:?where Pulumi keeps its state}"',
  `pulumi stack select "$environment" # A stack of ${first.slug} an environment.`,
  'pulumi preview --non-interactive --diff --save-plan "$root/build/$environment.plan.json" >"$report"',
  'cat "$report"',
  `refuse_store_deletion "$(jq --raw-output --arg stores '${STORES}' '.resourcePlans // {} | to_entries[]`,
  '  | select((.value.steps // [] | any(test("delete|replace"))) and (.key | test($stores; "i"))) | .key\' "$root/build/$environment.plan.json")"',
  'if [[ $action == plan ]]; then exit 0; fi',
  'pulumi up --non-interactive --yes --plan "$root/build/$environment.plan.json"',
]

const cloudFormation = (delivery: Delivery) => {
  const stacks = everyEnvironment(delivery).flatMap(({ name, prefix, region }) => [
    `  ${name})`,
    `    stack=${prefix}`,
    `    export AWS_REGION=${region}`,
    '    ;;',
  ])
  return [
    'case "$environment" in',
    ...stacks,
    'esac',
    'change=pipeline-$(date -u +%Y%m%d%H%M%S)',
    'type=UPDATE',
    'if ! aws cloudformation describe-stacks --stack-name "$stack" >/dev/null 2>&1; then type=CREATE; fi',
    'aws cloudformation package --template-file cloudformation/template.yaml --s3-bucket "${RELEASES:?the bucket of releases}" \\',
    '  --output-template-file build/template.yaml >/dev/null',
    'aws cloudformation create-change-set --stack-name "$stack" --change-set-name "$change" --change-set-type "$type" \\',
    '  --template-body file://build/template.yaml --parameters "file://cloudformation/parameters/$environment.json" \\',
    '  --capabilities CAPABILITY_NAMED_IAM >/dev/null',
    'if ! aws cloudformation wait change-set-create-complete --stack-name "$stack" --change-set-name "$change"; then',
    '  aws cloudformation describe-change-set --stack-name "$stack" --change-set-name "$change" --query StatusReason --output text | tee "$report"',
    '  aws cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change"',
    '  grep --quiet --extended-regexp "didn.t contain changes|No updates" "$report"',
    '  exit',
    'fi',
    'aws cloudformation describe-change-set --stack-name "$stack" --change-set-name "$change" --output json >"$report"',
    `refuse_store_deletion "$(jq --raw-output --arg stores '${STORES}' '.Changes[].ResourceChange`,
    '  | select((.Action == "Remove" or .Replacement == "True") and (.ResourceType | test($stores))) | .LogicalResourceId\' "$report")"',
    'if [[ $action == plan ]]; then',
    '  aws cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change"',
    '  exit 0',
    'fi',
    'aws cloudformation execute-change-set --stack-name "$stack" --change-set-name "$change"',
    'if [[ $type == CREATE ]]; then',
    '  aws cloudformation wait stack-create-complete --stack-name "$stack"',
    'else',
    '  aws cloudformation wait stack-update-complete --stack-name "$stack"',
    'fi',
  ]
}
