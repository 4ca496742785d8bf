import { cite, type Source } from '@/lib/rules/table'

/**
 * Pages that the decision tables rest on, each with the day it was read. `ours` marks a threshold of our own: it is shown as an
 * assumption and never as a vendor's fact.
 */
const READ = '2026-11-23'

export const ours: Source = { url: '', readOn: READ, confidence: 'assumption' }

export const LAMBDA_LIMITS = cite('docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html', READ)
export const COLD_STARTS = cite('awsnegotiations.com/serverless-vs-containers-cost.html', READ, 'secondary')
export const CROSSOVER = cite('dezentech.com/blog/lambda-vs-fargate-vs-ec2', READ, 'secondary')
export const AZURE_COMPUTE_TREE = cite(
  'learn.microsoft.com/azure/architecture/guide/technology-choices/compute-decision-tree',
  READ,
)
export const AWS_COMPUTE = cite(
  'docs.aws.amazon.com/wellarchitected/latest/framework/perf_compute_hardware_select_best_compute_options.html',
  READ,
)
export const KUBERNETES_SMALL_TEAMS = cite(
  'www.axented.com/blog-posts/kubernetes-for-small-engineering-teams-when-its-worth-it',
  READ,
  'secondary',
)
export const KUBERNETES_DEFAULT = cite('devops-daily.com/posts/when-kubernetes-is-wrong-default', READ, 'secondary')
export const SPOT = cite('docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html', '2023-06-15')
export const MULTI_ZONE = cite(
  'docs.aws.amazon.com/wellarchitected/latest/framework/rel_fault_isolation_multiaz_region_system.html',
  '2026-05-20',
)
export const DISASTER_RECOVERY = cite(
  'docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_for_recovery_disaster_recovery.html',
  READ,
)
export const DEPLOYMENT_ARCHETYPES = cite(
  'cloud.google.com/architecture/deployment-archetypes/comparison',
  '2024-11-20',
)
export const EC2_SLA = cite('aws.amazon.com/compute/sla/historical/', '2022-05-05')
export const RDS_SLA = cite('aws.amazon.com/rds/sla/', '2024-01-22')
export const AURORA_SLA = cite('aws.amazon.com/rds/aurora/sla/', '2022-05-19')
export const DSQL_SLA = cite('aws.amazon.com/rds/aurora/dsql/sla', '2025-05-27')
export const CLOUDFRONT_SLA = cite(
  'cloudonaut.io/aws-sla-are-you-able-to-keep-your-availability-promise/',
  READ,
  'secondary',
)
export const AURORA_GLOBAL = cite(
  'disaster-recovery.workshop.aws/en/services/databases/aurora/global-database.html',
  READ,
)
export const DYNAMODB_SLA = cite('dynobase.dev/dynamodb-sla', READ, 'secondary')
export const DEPLOYMENTS = cite(
  'docs.aws.amazon.com/wellarchitected/latest/framework/ops_mit_deploy_risks_deploy_mgmt_sys.html',
  READ,
)
export const GATEWAY_PRICE = cite(
  'pinpole.cloud/blog/alb-vs-nlb-vs-api-gateway-load-balancer-simulation',
  READ,
  'secondary',
)
export const AZURE_CACHE = cite(
  'learn.microsoft.com/azure/architecture/web-apps/guides/enterprise-app-patterns/reliable-web-app/overview',
  READ,
)
export const AZURE_MESSAGING = cite(
  'learn.microsoft.com/azure/architecture/guide/technology-choices/messaging',
  READ,
  'assumption',
)
export const S3_SLA = cite('aws.amazon.com/s3/sla/', '2023-11-28')
export const SRE_WORKBOOK = cite('sre.google/workbook/canarying-releases/', READ, 'assumption')
export const PEERING = cite(
  'docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/vpc-peering.html',
  READ,
)
export const SERVICE_MESH = cite(
  'crackingwalnuts.com/platform-engineering/service-mesh-implementation',
  READ,
  'secondary',
)
export const MESH_OVERRATED = cite('agenticwithrahul.in/blogs/service-mesh-overrated', READ, 'secondary')
export const DATADOG_SITES = cite('docs.datadoghq.com/getting_started/site', READ)
export const CLOUD_SQL_ENGINES = cite('docs.cloud.google.com/sql/docs', READ)
export const CLOUD_RUN_TIMEOUT = cite('docs.cloud.google.com/run/docs/configuring/request-timeout', '2026')
export const CLOUD_RUN_MEMORY = cite('docs.cloud.google.com/run/docs/configuring/services/memory-limits', READ)
export const CLOUD_RUN_HTTP = cite('docs.cloud.google.com/run/docs/triggering/https-request', READ, 'assumption')
export const GOOGLE_FUNCTION_MEMORY = cite('docs.cloud.google.com/functions/docs/configuring/memory', READ)
export const AZURE_APP_SERVICE = cite(
  'learn.microsoft.com/azure/app-service/faq-availability-performance-application-issues',
  READ,
  'secondary',
)
export const MEMCACHED_WITHDRAWN = cite(
  'docs.cloud.google.com/memorystore/docs/memcached/deprecation/migrate-to-valkey',
  READ,
)
export const GOOGLE_FUNCTIONS = cite('docs.cloud.google.com/functions/quotas', READ, 'assumption')
export const AZURE_FUNCTIONS = cite(
  'github.com/MicrosoftDocs/azure-docs/blob/main/includes/functions-timeout-duration.md',
  '2026-01-20',
)
export const AZURE_FUNCTIONS_MEMORY = cite(
  'learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
  READ,
  'assumption',
)
export const AZURE_CONTAINER_APPS = cite(
  'github.com/MicrosoftDocs/azure-docs/blob/main/articles/container-apps/quotas.md',
  READ,
  'assumption',
)
export const FARGATE_TASK = cite(
  'docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
  '2023-06-15',
)
export const AZURE_HYBRID_BENEFIT = cite(
  'github.com/MicrosoftDocs/azure-docs/blob/main/articles/azure-vmware/sql-server-hybrid-benefit.md',
  '2023-12-19',
)
export const AZURE_SQL_GEO = cite('docs.azure.cn/en-us/azure-sql/database/failover-group-sql-db', READ, 'secondary')
export const GOVERNMENT_REGIONS = cite(
  'docs.aws.amazon.com/govcloud-us/latest/UserGuide/welcome.html',
  READ,
  'assumption',
)
export const CLOUD_SQL_SLA = cite('cloud.google.com/sql/sla', READ)
