// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import { labelOf } from '../../terraform/names'
import type { Delivery } from '../model'
import { everyEnvironment } from '../model'
import { SETTINGS, script } from './script'

/** What can't be made again from code, as each tool names its types: a plan that deletes or replaces one stops until people agree. */
export const STORES: Record<Provider, string> = {
  aws: 'aws_(db_instance|rds_cluster|dynamodb_table|s3_bucket|efs_file_system|opensearch_domain|redshiftserverless_namespace|docdb_cluster|timestreaminfluxdb_db_instance|dsql_cluster|backup_vault|kms_key)$',
  gcp: 'google_(sql_database_instance|spanner_instance|spanner_database|firestore_database|bigtable_instance|storage_bucket|filestore_instance|bigquery_dataset|kms_crypto_key|backup_dr_backup_vault)$',
  azure:
    'azurerm_(postgresql_flexible_server|mysql_flexible_server|mssql_database|mssql_server|cosmosdb_account|storage_account|storage_share|kusto_cluster|key_vault|key_vault_key|mongo_cluster|recovery_services_vault|data_protection_backup_vault)$',
}
const CLOUDFORMATION_STORES =
  'AWS::(RDS::DB(Instance|Cluster)|DynamoDB::(Global)?Table|S3::Bucket|EFS::FileSystem|OpenSearchService::Domain|RedshiftServerless::Namespace|DocDB::DBCluster|Timestream::InfluxDBInstance|DSQL::Cluster|Backup::BackupVault|KMS::Key)$'
/** The same types on three clouds, as Pulumi writes them into a resource's URN: a test holds the two lists together. */
export const PULUMI_STORES =
  ':(rds/(instance|cluster)|dynamodb/table|s3/bucket(V2)?|efs/fileSystem|opensearch/domain|redshiftserverless/namespace|docdb/cluster|timestreaminfluxdb/dbInstance|dsql/cluster|backup/vault|kms/(key|cryptoKey)|sql/databaseInstance|spanner/(instance|database)|firestore/database|bigtable/instance|storage/(bucket|account|share)|filestore/instance|bigquery/dataset|backupdisasterrecovery/backupVault|(postgresql|mysql)/flexibleServer|mssql/(server|database)|cosmosdb/(account|mongoCluster)|kusto/cluster|keyvault/(keyVault|key)|recoveryservices/vault|dataprotection/backupVault):'

/** `plan` shows what would change, `apply` makes the plan again and does exactly that. */
export function infrastructure(delivery: Delivery): Artifact {
  const { iac } = delivery.input.requirements.platform
  const lines = {
    terraform: terraform(delivery, 'terraform'),
    opentofu: terraform(delivery, 'tofu'),
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
      ...keepRelease(delivery),
      ...lines,
    ],
  )
}

/** The backend is the environment's own; only the bucket's name comes from outside. */
const terraform = (delivery: Delivery, command: string) => [
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
  `stores='${STORES[delivery.provider]}'`,
  `doomed=$(${command} show -json "$root/build/$environment.tfplan" | jq --raw-output --arg stores "$stores" \\`,
  '  \'.resource_changes[]? | select((.change.actions | index("delete")) and (.type | test($stores))) | .address\')',
  'refuse_store_deletion "$doomed"',
  'if [[ $action == plan ]]; then exit 0; fi',
  `${command} apply -input=false -lock-timeout=10m "$root/build/$environment.tfplan"`,
]

/** Where each tool reads the values that only the reader knows, the images among them. */
const VALUES = {
  terraform: '"terraform/environments/$environment/terraform.tfvars"',
  opentofu: '"terraform/environments/$environment/terraform.tfvars"',
  pulumi: '"pulumi/Pulumi.$environment.yaml"',
  cfn: '"cloudformation/environments/$environment"*.json',
} as const

/**
 * A release changes digests that the infrastructure's own values name too. They are taken from the last good release, or from the one
 * under way, so that an apply never brings an older version back.
 */
function keepRelease({ parts, input }: Delivery): string[] {
  const { iac } = input.requirements.platform
  const edits = parts.flatMap((part): string[] => {
    if (part.form === 'image')
      return part.names.map(
        (name) => `  edit 's#(/${name})(:[^"@,} ]+|@sha256:[0-9a-f]{64})(["@,} ]|$)#\\1@VALUE\\3#g' ${name}`,
      )
    if (part.form === 'machine-image')
      return part.runs.slice(0, 1).map(({ region }) => `  edit '${machineEdit(iac, part.id)}' "${part.id}@${region}"`)
    if (part.isApplied) return [`  edit 's#gs://[^" ]*${part.id}[^" ]*[.]zip#gs://'"$releases"'/VALUE#' ${part.id}`]
    return []
  })
  if (edits.length === 0) return []
  return [
    ...SETTINGS,
    'use_environment "$environment"',
    '# What runs stays what was released: in this checkout those digests take the place of the ones in the values.',
    `given=(${VALUES[iac]})`,
    'released=${RELEASE_FILE:-build/last-good.json}',
    'if [[ -z ${RELEASE_FILE:-} ]] && ! get_file "deployments/$environment/last-good.json" "$released"; then',
    '  echo "no release of $environment yet: the values say what runs" >&2',
    '  rm -f "$released"',
    'fi',
    'edit() {',
    '  local value',
    '  if value=$(jq --exit-status --raw-output --arg part "$2" \'.parts[$part]\' "$released"); then',
    '    sed --regexp-extended --in-place "${1/VALUE/$value}" "${given[@]}"',
    '  fi',
    '}',
    'if [[ -f $released && -f ${given[0]} ]]; then',
    ...edits,
    'fi',
    '',
  ]
}

/** Machine images have no name in their ids, so that the key says which is meant. */
function machineEdit(iac: keyof typeof VALUES, id: string): string {
  const label = labelOf(id)
  const camel = label.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  if (iac === 'pulumi') return `s#^( *[^ :]+:${camel}(Ami|Image): ).*#\\1VALUE#`
  // The value stands on the key's line or on the next.
  if (iac === 'cfn')
    return `/"${camel.replace(/^./, (letter) => letter.toUpperCase())}Ami"/I,/"ami-/s#"ami-[0-9a-f]+"#"VALUE"#`
  return `s#^(${label}_(ami|image) *= *)"[^"]*"#\\1"VALUE"#`
}

const pulumi = ({ first }: Delivery) => [
  'cd pulumi',
  'npm ci',
  'pulumi login "${PULUMI_BACKEND_URL:?where Pulumi keeps its state}"',
  `pulumi stack select "$environment" # A stack of ${first.slug} an environment.`,
  'pulumi preview --non-interactive --json --save-plan "$root/build/$environment.plan.json" >"$report"',
  `stores='${PULUMI_STORES}'`,
  'doomed=$(jq --raw-output --arg stores "$stores" \\',
  `  '.steps[]? | select((.op | test("delete|replace")) and (.urn | test($stores))) | .urn' "$report")`,
  'refuse_store_deletion "$doomed"',
  'if [[ $action == plan ]]; then exit 0; fi',
  'pulumi up --non-interactive --yes --plan "$root/build/$environment.plan.json"',
]

/** One stack for each file of parameters: what CloudFront takes from us-east-1, the first region, then the others. */
const cloudFormation = (delivery: Delivery) => {
  const slug = delivery.first.slug
  const first = delivery.first.regions[0]?.id ?? 'us-east-1'
  return [
    'releases=${RELEASES:?the name of the bucket that releases are kept in}',
    'change=pipeline-$(date -u +%Y%m%d%H%M%S)',
    `stores='${CLOUDFORMATION_STORES}'`,
    '',
    '# deploy_stack REGION TEMPLATE PARAMETERS STACK',
    'deploy_stack() {',
    '  local in_region=$1 template=$2 parameters=$3 stack=$4 bucket=$releases type=UPDATE changes doomed',
    `  if [[ $in_region != ${first} ]]; then bucket=$releases-$in_region; fi`,
    '  if ! aws cloudformation describe-stacks --region "$in_region" --stack-name "$stack" >/dev/null 2>&1; then type=CREATE; fi',
    '  aws cloudformation package --region "$in_region" --template-file "cloudformation/$template" --s3-bucket "$bucket" \\',
    '    --output-template-file "build/$stack.yaml" >/dev/null',
    '  aws cloudformation create-change-set --region "$in_region" --stack-name "$stack" --change-set-name "$change" \\',
    '    --change-set-type "$type" --include-nested-stacks --template-body "file://build/$stack.yaml" \\',
    '    --parameters "file://$parameters" --capabilities CAPABILITY_NAMED_IAM \\',
    `    --tags Key=Design,Value=${slug} "Key=Environment,Value=$environment" Key=ManagedBy,Value=cloudformation >/dev/null`,
    '  if ! aws cloudformation wait change-set-create-complete --region "$in_region" --stack-name "$stack" --change-set-name "$change"; then',
    '    aws cloudformation describe-change-set --region "$in_region" --stack-name "$stack" --change-set-name "$change" \\',
    '      --query StatusReason --output text | tee -a "$report"',
    '    aws cloudformation delete-change-set --region "$in_region" --stack-name "$stack" --change-set-name "$change"',
    '    grep --quiet --extended-regexp "didn.t contain changes|No updates" "$report"',
    '    return',
    '  fi',
    '  changes=$(changes_in "$in_region" "$stack" "$change")',
    '  tee -a "$report" <<<"$changes"',
    '  doomed=$(jq --raw-output --arg stores "$stores" \\',
    `    'select((.Action == "Remove" or .Replacement == "True") and (.ResourceType | test($stores))) | .LogicalResourceId' <<<"$changes")`,
    '  refuse_store_deletion "$doomed"',
    '  if [[ $action == plan ]]; then',
    '    aws cloudformation delete-change-set --region "$in_region" --stack-name "$stack" --change-set-name "$change"',
    '    return',
    '  fi',
    '  aws cloudformation execute-change-set --region "$in_region" --stack-name "$stack" --change-set-name "$change"',
    '  aws cloudformation wait "stack-${type,,}-complete" --region "$in_region" --stack-name "$stack"',
    '}',
    '',
    '# Changes of a stack and of those nested in it, one JSON object a line.',
    'changes_in() {',
    '  local in_region=$1 nested own',
    '  own=$(aws cloudformation describe-change-set --region "$in_region" ${2:+--stack-name "$2"} --change-set-name "$3" --output json)',
    '  jq --compact-output \'.Changes[].ResourceChange\' <<<"$own"',
    '  for nested in $(jq --raw-output \'.Changes[].ResourceChange.ChangeSetId // empty\' <<<"$own"); do',
    '    changes_in "$in_region" "" "$nested"',
    '  done',
    '}',
    '',
    ': >"$report"',
    'parameters=cloudformation/environments/$environment',
    'if [[ -f cloudformation/us-east-1.yaml && -f $parameters-us-east-1.json ]]; then',
    `  deploy_stack us-east-1 us-east-1.yaml "$parameters-us-east-1.json" "${slug}-$environment-us-east-1"`,
    'fi',
    `deploy_stack ${first} main.yaml "$parameters.json" "${slug}-$environment"`,
    ...delivery.first.regions
      .slice(1)
      .map(
        ({ id }) =>
          `if [[ -f $parameters-${id}.json ]]; then deploy_stack ${id} main.yaml "$parameters-${id}.json" "${slug}-$environment-${id}"; fi`,
      ),
  ]
}
