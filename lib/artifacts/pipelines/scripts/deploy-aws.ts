// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Part, PartKind } from '../parts'

/** The body of `deploy_<part> REGION NAME` on AWS; NAME is the part's own, or that of its copy in another region. */
export const awsDeploys: Record<PartKind, (part: Part) => string[]> = {
  'container-service': (part) => [
    'local in_region=$1 service image definition',
    ...eachService(part, [
      'image=$(image_of "$service" "$in_region")',
      '# The running definition with another image: everything else stays as Terraform wrote it.',
      'definition=$(aws ecs describe-task-definition --region "$in_region" --task-definition "$name-$service" \\',
      '  --query taskDefinition --output json |',
      '  jq --arg image "$image" \'.containerDefinitions[0].image = $image',
      "    | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy, .deregisteredAt)')",
      'definition=$(aws ecs register-task-definition --region "$in_region" --cli-input-json "$definition" \\',
      '  --query taskDefinition.taskDefinitionArn --output text)',
      'aws ecs update-service --region "$in_region" --cluster "$name" --service "$service" \\',
      '  --task-definition "$definition" >/dev/null',
    ]),
    '# The service itself moves the traffic and goes back, as its deployment configuration says.',
    ...eachService(part, [
      `wait_for ${part.strategy === 'canary' || part.strategy === 'blue-green' ? 60 : 30} SUCCESSFUL 'STOPPED|ROLLBACK_.*' \\`,
      '  aws ecs list-service-deployments --region "$in_region" --cluster "$name" --service "$service" \\',
      "  --query 'serviceDeployments[0].status' --output text",
    ]),
  ],
  'container-cluster': (part) => [
    `local in_region=$1 cluster=$2 overlay=$environment\${2#${part.id}}`,
    'aws eks update-kubeconfig --region "$in_region" --name "$name-$cluster"',
    'roll_out "$overlay" "$in_region"',
  ],
  'machine-group': (part) => (part.isFixed ? fixedMachines(part) : refreshedGroup(part)),
  'app-platform': (part) => [
    'local in_region=$1 app=$name-$2 version package',
    'version=${release:0:12}-$(date -u +%Y%m%d%H%M%S)',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    'aws elasticbeanstalk create-application-version --region "$in_region" --application-name "$app" \\',
    '  --version-label "$version" --source-bundle "S3Bucket=$(releases_in "$in_region"),S3Key=$package" >/dev/null',
    'aws elasticbeanstalk update-environment --region "$in_region" --environment-name "$app" \\',
    '  --version-label "$version" >/dev/null',
    `wait_for 40 "$version"$'\\t'Ready none \\`,
    '  aws elasticbeanstalk describe-environments --region "$in_region" --environment-names "$app" --no-include-deleted \\',
    "  --query 'Environments[0].[VersionLabel, Status]' --output text",
  ],
  function: (part) => [
    'local in_region=$1 function=$name-$2 package version',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    'version=$(aws lambda update-function-code --region "$in_region" --function-name "$function" \\',
    '  --s3-bucket "$(releases_in "$in_region")" --s3-key "$package" --publish --query Version --output text)',
    'aws lambda wait function-updated-v2 --region "$in_region" --function-name "$function"',
    ...(part.strategy === 'canary' || part.strategy === 'blue-green' ? shiftedAlias() : movedAlias()),
  ],
  'batch-environment': (part) => [
    'local in_region=$1 job=$name-$2 image definition input',
    `image=$(image_of ${part.id} "$in_region")`,
    'definition=$(aws batch describe-job-definitions --region "$in_region" --job-definition-name "$job" --status ACTIVE \\',
    "  --query 'max_by(jobDefinitions, &revision)' --output json |",
    `  jq --arg image "$image" '.containerProperties.image = $image`,
    "    | {jobDefinitionName, type, containerProperties, platformCapabilities, retryStrategy, tags} | del(..|nulls)')",
    'definition=$(aws batch register-job-definition --region "$in_region" --cli-input-json "$definition" \\',
    '  --query jobDefinitionArn --output text)',
    '# The timer names a definition with its number, so it has to be told.',
    'if input=$(aws scheduler get-schedule --region "$in_region" --name "$job" --output json 2>/dev/null); then',
    '  input=$(jq --arg definition "$definition" \'del(.Arn, .CreationDate, .LastModificationDate)',
    '    | .Target.Input |= (fromjson | .JobDefinition = $definition | tojson)\' <<<"$input")',
    '  aws scheduler update-schedule --region "$in_region" --cli-input-json "$input" >/dev/null',
    'fi',
  ],
  'object-store': (part) => [
    'local in_region=$1 store=$2 package bucket distribution invalidation',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    'bucket=$name-$store-$(aws sts get-caller-identity --query Account --output text)',
    ...unpacked(part),
    '# Files with a hash in their names first, pages last: a page never names a file that is not there yet.',
    'aws s3 sync --only-show-errors --region "$in_region" --exclude \'*.html\' \\',
    '  --cache-control \'public, max-age=31536000, immutable\' build/site "s3://$bucket"',
    "aws s3 sync --only-show-errors --region \"$in_region\" --exclude '*' --include '*.html' \\",
    '  --cache-control \'public, max-age=60\' build/site "s3://$bucket"',
    'distribution=$(aws cloudfront list-distributions \\',
    '  --query "DistributionList.Items[?Comment==\'$name\'].Id | [0]" --output text)',
    'if [[ $distribution != None ]]; then',
    '  invalidation=$(aws cloudfront create-invalidation --distribution-id "$distribution" --paths \'/*\' \\',
    '    --query Invalidation.Id --output text)',
    '  aws cloudfront wait invalidation-completed --distribution-id "$distribution" --id "$invalidation"',
    'fi',
  ],
}

/** Where machines or the cloud's own build are told by Terraform what to run, a release is an apply with its digests. */
export const APPLY = ['apply_release']

/** One service is written out, several are a loop. */
export const eachService = ({ names }: Pick<Part, 'names'>, lines: readonly string[]): string[] =>
  names.length === 1
    ? [`service="${names[0]}"`, ...lines]
    : [`for service in ${names.join(' ')}; do`, ...lines.map((line) => `  ${line}`), 'done']

/** What was signed is what is deployed. */
export const verifiedPackage = ({ id, kind }: Part): string[] => {
  const file = `build/${id}.${kind === 'object-store' ? 'tar.gz' : 'zip'}`
  return [
    `get_file "$package" ${file}`,
    `get_file "$package.sigstore.json" ${file}.sigstore.json`,
    `verify_file ${file}`,
  ]
}

export const unpacked = ({ id }: Part): string[] => [
  'rm -rf build/site && mkdir build/site',
  `tar --extract --gzip --file build/${id}.tar.gz --directory build/site`,
]

const shiftedAlias = () => [
  'local current content deployment',
  'current=$(aws lambda get-alias --region "$in_region" --function-name "$function" --name live --query FunctionVersion --output text)',
  'if [[ $current == "$version" ]]; then return; fi',
  '# CodeDeploy moves the alias as its deployment group says, and back when an alarm fires.',
  'content=$(jq --null-input --compact-output --arg name "$function" --arg from "$current" --arg to "$version" \\',
  '  \'{version: 0.0, Resources: [{($name): {Type: "AWS::Lambda::Function",',
  '    Properties: {Name: $name, Alias: "live", CurrentVersion: $from, TargetVersion: $to}}}]}\')',
  'deployment=$(aws deploy create-deployment --region "$in_region" --application-name "$function" \\',
  '  --deployment-group-name "$function" --query deploymentId --output text \\',
  '  --revision "$(jq --null-input --arg content "$content" \\',
  '    \'{revisionType: "AppSpecContent", appSpecContent: {content: $content}}\')")',
  'aws deploy wait deployment-successful --region "$in_region" --deployment-id "$deployment"',
]

const movedAlias = () => [
  'aws lambda update-alias --region "$in_region" --function-name "$function" --name live \\',
  '  --function-version "$version" >/dev/null',
]

const refreshedGroup = (part: Part) => [
  'local in_region=$1 group=$name-$2 image template version refresh',
  `image=$(part "${part.id}@$in_region")`,
  'template=$(aws ec2 describe-launch-templates --region "$in_region" --launch-template-names "$group" \\',
  "  --query 'LaunchTemplates[0].LaunchTemplateId' --output text)",
  'version=$(aws ec2 create-launch-template-version --region "$in_region" --launch-template-id "$template" \\',
  '  --source-version "\\$Latest" --launch-template-data "{\\"ImageId\\":\\"$image\\"}" \\',
  '  --query LaunchTemplateVersion.VersionNumber --output text)',
  '# The group takes the new version for good only when the refresh succeeds; else it goes back by itself.',
  'refresh=$(aws autoscaling start-instance-refresh --region "$in_region" --auto-scaling-group-name "$group" \\',
  '  --desired-configuration "{\\"LaunchTemplate\\":{\\"LaunchTemplateId\\":\\"$template\\",\\"Version\\":\\"$version\\"}}" \\',
  `  --preferences '${JSON.stringify(preferences(part.strategy))}' --query InstanceRefreshId --output text)`,
  "wait_for 90 Successful 'Failed|Cancelled|RollbackFailed|RollbackSuccessful' \\",
  '  aws autoscaling describe-instance-refreshes --region "$in_region" --auto-scaling-group-name "$group" \\',
  '  --instance-refresh-ids "$refresh" --query \'InstanceRefreshes[0].Status\' --output text',
]

/** The same limits as the group's own in the Terraform. */
function preferences(strategy: Part['strategy']) {
  const base = { AutoRollback: true, InstanceWarmup: 180 }
  if (strategy === 'blue-green') return { ...base, MinHealthyPercentage: 100, MaxHealthyPercentage: 200 }
  if (strategy === 'canary')
    return {
      ...base,
      MinHealthyPercentage: 100,
      MaxHealthyPercentage: 110,
      CheckpointPercentages: [10, 50, 100],
      CheckpointDelay: 600,
    }
  if (strategy === 'recreate') return { ...base, MinHealthyPercentage: 0 }
  return { ...base, MinHealthyPercentage: 90, MaxHealthyPercentage: 120 }
}

const fixedMachines = (part: Part) => [
  'local in_region=$1 image machine task',
  `image=$(part "${part.id}@$in_region")`,
  '# The root disk is replaced in place: the machine keeps its addresses and is away while it restarts.',
  'for machine in $(aws ec2 describe-instances --region "$in_region" --output text \\',
  `  --filters "Name=tag:Name,Values=$name-$2-*" Name=instance-state-name,Values=running \\`,
  "  --query 'Reservations[].Instances[].InstanceId'); do",
  '  task=$(aws ec2 create-replace-root-volume-task --region "$in_region" --instance-id "$machine" \\',
  '    --image-id "$image" --delete-replaced-root-volume \\',
  '    --query ReplaceRootVolumeTask.ReplaceRootVolumeTaskId --output text)',
  "  wait_for 20 succeeded 'failed|failed-detached' \\",
  '    aws ec2 describe-replace-root-volume-tasks --region "$in_region" --replace-root-volume-task-ids "$task" \\',
  "    --query 'ReplaceRootVolumeTasks[0].TaskState' --output text",
  'done',
]
