# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "lantern-goods"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "../../modules/network"

  environment = local.environment
  name        = local.name
  region      = local.region
  cdn         = local.cdn
  way_out     = local.way_out
  network     = local.network
}

module "edge" {
  source = "../../modules/edge"

  environment          = local.environment
  name                 = local.name
  domain_name          = var.domain_name
  health_check_path    = var.health_check_path
  requests_per_address = var.requests_per_address
  web_services         = var.web_services
  cdn                  = local.cdn
  firewall             = local.firewall

  # From the other modules.
  balancer_security_group = module.network.balancer_security_group
  network_public_subnet   = module.network.network_public_subnet
  network_vpc             = module.network.network_vpc
}

module "compute" {
  source = "../../modules/compute"

  environment       = local.environment
  name              = local.name
  region            = local.region
  busy_hours        = var.busy_hours
  messages_per_copy = var.messages_per_copy
  web_services      = var.web_services
  worker_services   = var.worker_services
  web               = local.web
  worker            = local.worker
  images            = local.images

  # From the other modules.
  network_app_subnet                          = module.network.network_app_subnet
  web_security_group                          = module.network.web_security_group
  worker_security_group                       = module.network.worker_security_group
  web_lb_listener_rule                        = module.edge.web_lb_listener_rule
  web_lb_target_group                         = module.edge.web_lb_target_group
  cache_elasticache_replication_group         = module.data.cache_elasticache_replication_group
  database_db_instance                        = module.data.database_db_instance
  files_s3_bucket                             = module.data.files_s3_bucket
  jobs_queue_sqs_queue                        = module.data.jobs_queue_sqs_queue
  keys_kms_key                                = module.security.keys_kms_key
  web_execution_iam_role                      = module.security.web_execution_iam_role
  web_execution_iam_role_policy_attachment    = module.security.web_execution_iam_role_policy_attachment
  web_execution_secrets_iam_role_policy       = module.security.web_execution_secrets_iam_role_policy
  web_iam_role                                = module.security.web_iam_role
  worker_execution_iam_role                   = module.security.worker_execution_iam_role
  worker_execution_iam_role_policy_attachment = module.security.worker_execution_iam_role_policy_attachment
  worker_execution_secrets_iam_role_policy    = module.security.worker_execution_secrets_iam_role_policy
  worker_iam_role                             = module.security.worker_iam_role
  web_cloudwatch_log_group                    = module.observability.web_cloudwatch_log_group
  worker_cloudwatch_log_group                 = module.observability.worker_cloudwatch_log_group
}

module "data" {
  source = "../../modules/data"

  environment = local.environment
  name        = local.name
  cache       = local.cache
  database    = local.database
  backups     = local.backups

  # From the other modules.
  cache_security_group    = module.network.cache_security_group
  database_security_group = module.network.database_security_group
  network_data_subnet     = module.network.network_data_subnet
  backups_iam_role        = module.security.backups_iam_role
  keys_kms_key            = module.security.keys_kms_key
  keys_messages_kms_key   = module.security.keys_messages_kms_key
}

module "security" {
  source = "../../modules/security"

  environment  = local.environment
  name         = local.name
  region       = local.region
  secret_names = var.secret_names
  audit        = local.audit
  backups      = local.backups
  threats      = local.threats

  # From the other modules.
  database_db_instance = module.data.database_db_instance
  files_s3_bucket      = module.data.files_s3_bucket
  jobs_queue_sqs_queue = module.data.jobs_queue_sqs_queue
}

module "observability" {
  source = "../../modules/observability"

  environment        = local.environment
  name               = local.name
  region             = local.region
  monthly_budget_usd = local.monthly_budget_usd
  alert_email        = var.alert_email
  switch_names       = var.switch_names
  web_services       = var.web_services
  worker_services    = var.worker_services
  cdn                = local.cdn
  web                = local.web
  worker             = local.worker
  backups            = local.backups
  logs               = local.logs
  monitoring         = local.monitoring

  # From the other modules.
  way_out_nat_gateway                 = module.network.way_out_nat_gateway
  balancer_lb                         = module.edge.balancer_lb
  cdn_cloudfront_distribution         = module.edge.cdn_cloudfront_distribution
  services_ecs_cluster                = module.compute.services_ecs_cluster
  web_ecs_service                     = module.compute.web_ecs_service
  worker_ecs_service                  = module.compute.worker_ecs_service
  backups_backup_vault                = module.data.backups_backup_vault
  cache_elasticache_replication_group = module.data.cache_elasticache_replication_group
  database_db_instance                = module.data.database_db_instance
  jobs_queue_failed_sqs_queue         = module.data.jobs_queue_failed_sqs_queue
  jobs_queue_sqs_queue                = module.data.jobs_queue_sqs_queue
  keys_logs_kms_key                   = module.security.keys_logs_kms_key
  keys_messages_kms_key               = module.security.keys_messages_kms_key
}
