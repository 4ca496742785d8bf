# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"
  database_name = "app"
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT         = var.environment
    CACHE_HOST          = var.cache_elasticache_replication_group.primary_endpoint_address
    CACHE_PORT          = "6379"
    DATABASE_HOST       = var.database_rds_cluster.endpoint
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    SWITCHES_PATH       = "/${var.name}/switches"
    DATABASE_SECRET_ARN = var.database_rds_cluster.master_user_secret[0].secret_arn
  }
}
