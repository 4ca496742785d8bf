# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "rate-lookup"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "../../modules/network"

  name    = local.name
  region  = local.region
  way_out = local.way_out
  network = local.network
}

module "edge" {
  source = "../../modules/edge"

  environment       = local.environment
  name              = local.name
  domain_name       = var.domain_name
  health_check_path = var.health_check_path
  web_services      = var.web_services

  # From the other modules.
  balancer_security_group = module.network.balancer_security_group
  network_public_subnet   = module.network.network_public_subnet
  network_vpc             = module.network.network_vpc
}

module "compute" {
  source = "../../modules/compute"

  environment  = local.environment
  name         = local.name
  region       = local.region
  web_services = var.web_services
  web          = local.web
  images       = local.images

  # From the other modules.
  network_app_subnet                       = module.network.network_app_subnet
  web_security_group                       = module.network.web_security_group
  web_green_lb_target_group                = module.edge.web_green_lb_target_group
  web_lb_listener_rule                     = module.edge.web_lb_listener_rule
  web_lb_target_group                      = module.edge.web_lb_target_group
  cache_elasticache_replication_group      = module.data.cache_elasticache_replication_group
  database_rds_cluster                     = module.data.database_rds_cluster
  web_deployment_iam_role                  = module.security.web_deployment_iam_role
  web_execution_iam_role                   = module.security.web_execution_iam_role
  web_execution_iam_role_policy_attachment = module.security.web_execution_iam_role_policy_attachment
  web_execution_secrets_iam_role_policy    = module.security.web_execution_secrets_iam_role_policy
  web_iam_role                             = module.security.web_iam_role
  web_cloudwatch_log_group                 = module.observability.web_cloudwatch_log_group
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
  database_rds_cluster = module.data.database_rds_cluster
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
  web                = local.web
  backups            = local.backups
  logs               = local.logs
  monitoring         = local.monitoring

  # From the other modules.
  way_out_nat_gateway                 = module.network.way_out_nat_gateway
  balancer_lb                         = module.edge.balancer_lb
  dns_route53_health_check            = module.edge.dns_route53_health_check
  services_ecs_cluster                = module.compute.services_ecs_cluster
  web_ecs_service                     = module.compute.web_ecs_service
  backups_backup_vault                = module.data.backups_backup_vault
  cache_elasticache_replication_group = module.data.cache_elasticache_replication_group
  database_rds_cluster                = module.data.database_rds_cluster
}
