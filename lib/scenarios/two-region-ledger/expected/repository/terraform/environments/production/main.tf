# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "meridian-ledger"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "../../modules/network"

  name                     = local.name
  region                   = local.region
  secondary_region         = local.secondary_region
  balancer_standby         = local.balancer_standby
  way_out                  = local.way_out
  way_out_standby          = local.way_out_standby
  storage_endpoint_standby = local.storage_endpoint_standby
  web_standby              = local.web_standby
  worker_standby           = local.worker_standby
  database_standby         = local.database_standby
  network                  = local.network
  network_standby          = local.network_standby
}

module "edge" {
  source = "../../modules/edge"

  environment          = local.environment
  name                 = local.name
  region               = local.region
  secondary_region     = local.secondary_region
  domain_name          = var.domain_name
  health_check_path    = var.health_check_path
  requests_per_address = var.requests_per_address
  web_services         = var.web_services
  firewall             = local.firewall
  balancer_standby     = local.balancer_standby
  web_standby          = local.web_standby

  # From the other modules.
  balancer_security_group         = module.network.balancer_security_group
  balancer_standby_security_group = module.network.balancer_standby_security_group
  network_public_subnet           = module.network.network_public_subnet
  network_standby_public_subnet   = module.network.network_standby_public_subnet
  network_standby_vpc             = module.network.network_standby_vpc
  network_vpc                     = module.network.network_vpc
}

module "compute" {
  source = "../../modules/compute"

  environment       = local.environment
  name              = local.name
  region            = local.region
  secondary_region  = local.secondary_region
  messages_per_copy = var.messages_per_copy
  web_services      = var.web_services
  worker_services   = var.worker_services
  web               = local.web
  web_standby       = local.web_standby
  worker            = local.worker
  worker_standby    = local.worker_standby
  images            = local.images

  # From the other modules.
  network_app_subnet                                  = module.network.network_app_subnet
  network_standby_app_subnet                          = module.network.network_standby_app_subnet
  web_security_group                                  = module.network.web_security_group
  web_standby_security_group                          = module.network.web_standby_security_group
  worker_security_group                               = module.network.worker_security_group
  worker_standby_security_group                       = module.network.worker_standby_security_group
  web_green_lb_target_group                           = module.edge.web_green_lb_target_group
  web_lb_listener_rule                                = module.edge.web_lb_listener_rule
  web_lb_target_group                                 = module.edge.web_lb_target_group
  web_standby_green_lb_target_group                   = module.edge.web_standby_green_lb_target_group
  web_standby_lb_listener_rule                        = module.edge.web_standby_lb_listener_rule
  web_standby_lb_target_group                         = module.edge.web_standby_lb_target_group
  database_dsql_cluster                               = module.data.database_dsql_cluster
  database_standby_dsql_cluster                       = module.data.database_standby_dsql_cluster
  files_replica_s3_bucket                             = module.data.files_replica_s3_bucket
  files_s3_bucket                                     = module.data.files_s3_bucket
  jobs_queue_sqs_queue                                = module.data.jobs_queue_sqs_queue
  jobs_queue_standby_sqs_queue                        = module.data.jobs_queue_standby_sqs_queue
  keys_kms_key                                        = module.security.keys_kms_key
  web_deployment_iam_role                             = module.security.web_deployment_iam_role
  web_execution_iam_role                              = module.security.web_execution_iam_role
  web_execution_iam_role_policy_attachment            = module.security.web_execution_iam_role_policy_attachment
  web_iam_role                                        = module.security.web_iam_role
  web_standby_deployment_iam_role                     = module.security.web_standby_deployment_iam_role
  web_standby_execution_iam_role                      = module.security.web_standby_execution_iam_role
  web_standby_execution_iam_role_policy_attachment    = module.security.web_standby_execution_iam_role_policy_attachment
  web_standby_iam_role                                = module.security.web_standby_iam_role
  worker_execution_iam_role                           = module.security.worker_execution_iam_role
  worker_execution_iam_role_policy_attachment         = module.security.worker_execution_iam_role_policy_attachment
  worker_iam_role                                     = module.security.worker_iam_role
  worker_standby_execution_iam_role                   = module.security.worker_standby_execution_iam_role
  worker_standby_execution_iam_role_policy_attachment = module.security.worker_standby_execution_iam_role_policy_attachment
  worker_standby_iam_role                             = module.security.worker_standby_iam_role
  web_cloudwatch_log_group                            = module.observability.web_cloudwatch_log_group
  web_standby_cloudwatch_log_group                    = module.observability.web_standby_cloudwatch_log_group
  worker_cloudwatch_log_group                         = module.observability.worker_cloudwatch_log_group
  worker_standby_cloudwatch_log_group                 = module.observability.worker_standby_cloudwatch_log_group
}

module "data" {
  source = "../../modules/data"

  environment        = local.environment
  name               = local.name
  secondary_region   = local.secondary_region
  witness_region     = var.witness_region
  backups            = local.backups
  database           = local.database
  database_standby   = local.database_standby
  files_replica      = local.files_replica
  jobs_queue_standby = local.jobs_queue_standby

  # From the other modules.
  backups_iam_role                        = module.security.backups_iam_role
  files_replication_iam_role              = module.security.files_replication_iam_role
  keys_kms_key                            = module.security.keys_kms_key
  keys_messages_kms_key                   = module.security.keys_messages_kms_key
  keys_messages_secondary_kms_replica_key = module.security.keys_messages_secondary_kms_replica_key
  keys_secondary_kms_replica_key          = module.security.keys_secondary_kms_replica_key
}

module "security" {
  source = "../../modules/security"

  environment        = local.environment
  name               = local.name
  region             = local.region
  secondary_region   = local.secondary_region
  secret_names       = var.secret_names
  web_standby        = local.web_standby
  worker_standby     = local.worker_standby
  audit              = local.audit
  backups            = local.backups
  database_standby   = local.database_standby
  files_replica      = local.files_replica
  jobs_queue_standby = local.jobs_queue_standby
  threats            = local.threats

  # From the other modules.
  database_dsql_cluster         = module.data.database_dsql_cluster
  database_standby_dsql_cluster = module.data.database_standby_dsql_cluster
  files_replica_s3_bucket       = module.data.files_replica_s3_bucket
  files_s3_bucket               = module.data.files_s3_bucket
  jobs_queue_sqs_queue          = module.data.jobs_queue_sqs_queue
  jobs_queue_standby_sqs_queue  = module.data.jobs_queue_standby_sqs_queue
}

module "observability" {
  source = "../../modules/observability"

  environment        = local.environment
  name               = local.name
  region             = local.region
  secondary_region   = local.secondary_region
  monthly_budget_usd = local.monthly_budget_usd
  alert_email        = var.alert_email
  web_services       = var.web_services
  worker_services    = var.worker_services
  balancer_standby   = local.balancer_standby
  web                = local.web
  web_standby        = local.web_standby
  worker             = local.worker
  worker_standby     = local.worker_standby
  backups            = local.backups
  jobs_queue_standby = local.jobs_queue_standby
  logs               = local.logs
  monitoring         = local.monitoring

  # From the other modules.
  way_out_nat_gateway                     = module.network.way_out_nat_gateway
  way_out_standby_nat_gateway             = module.network.way_out_standby_nat_gateway
  balancer_lb                             = module.edge.balancer_lb
  balancer_standby_lb                     = module.edge.balancer_standby_lb
  dns_route53_health_check                = module.edge.dns_route53_health_check
  services_ecs_cluster                    = module.compute.services_ecs_cluster
  services_secondary_region_ecs_cluster   = module.compute.services_secondary_region_ecs_cluster
  web_ecs_service                         = module.compute.web_ecs_service
  web_standby_ecs_service                 = module.compute.web_standby_ecs_service
  worker_ecs_service                      = module.compute.worker_ecs_service
  worker_standby_ecs_service              = module.compute.worker_standby_ecs_service
  backups_backup_vault                    = module.data.backups_backup_vault
  jobs_queue_failed_sqs_queue             = module.data.jobs_queue_failed_sqs_queue
  jobs_queue_sqs_queue                    = module.data.jobs_queue_sqs_queue
  jobs_queue_standby_failed_sqs_queue     = module.data.jobs_queue_standby_failed_sqs_queue
  jobs_queue_standby_sqs_queue            = module.data.jobs_queue_standby_sqs_queue
  keys_logs_kms_key                       = module.security.keys_logs_kms_key
  keys_logs_secondary_kms_replica_key     = module.security.keys_logs_secondary_kms_replica_key
  keys_messages_kms_key                   = module.security.keys_messages_kms_key
  keys_messages_secondary_kms_replica_key = module.security.keys_messages_secondary_kms_replica_key
}
