# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "depot-desk"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "../../modules/network"

  name                 = local.name
  region               = local.region
  private_client_cidrs = var.private_client_cidrs
  way_out              = local.way_out
  network              = local.network
}

module "edge" {
  source = "../../modules/edge"

  environment = local.environment
  name        = local.name
  domain_name = var.domain_name

  # From the other modules.
  balancer_security_group = module.network.balancer_security_group
  network_app_subnet      = module.network.network_app_subnet
}

module "compute" {
  source = "../../modules/compute"

  environment       = local.environment
  name              = local.name
  health_check_path = var.health_check_path
  web_platform      = var.web_platform
  web               = local.web

  # From the other modules.
  network_app_subnet                  = module.network.network_app_subnet
  network_vpc                         = module.network.network_vpc
  web_security_group                  = module.network.web_security_group
  balancer_lb                         = module.edge.balancer_lb
  cache_elasticache_replication_group = module.data.cache_elasticache_replication_group
  database_db_instance                = module.data.database_db_instance
  web_iam_instance_profile            = module.security.web_iam_instance_profile
  web_machines_iam_role               = module.security.web_machines_iam_role
}

module "data" {
  source = "../../modules/data"

  environment = local.environment
  name        = local.name
  cache       = local.cache
  database    = local.database

  # From the other modules.
  cache_security_group    = module.network.cache_security_group
  database_security_group = module.network.database_security_group
  network_data_subnet     = module.network.network_data_subnet
}

module "security" {
  source = "../../modules/security"

  environment  = local.environment
  name         = local.name
  region       = local.region
  secret_names = var.secret_names
  audit        = local.audit

  # From the other modules.
  database_db_instance = module.data.database_db_instance
}

module "observability" {
  source = "../../modules/observability"

  environment        = local.environment
  name               = local.name
  region             = local.region
  monthly_budget_usd = local.monthly_budget_usd
  alert_email        = var.alert_email
  logs               = local.logs
  monitoring         = local.monitoring

  # From the other modules.
  way_out_nat_gateway                 = module.network.way_out_nat_gateway
  balancer_lb                         = module.edge.balancer_lb
  web_elastic_beanstalk_environment   = module.compute.web_elastic_beanstalk_environment
  cache_elasticache_replication_group = module.data.cache_elasticache_replication_group
  database_db_instance                = module.data.database_db_instance
}
