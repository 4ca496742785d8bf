# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

locals {
  database_name = "app"
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT         = var.environment
    CACHE_HOST          = var.cache_elasticache_replication_group.primary_endpoint_address
    CACHE_PORT          = "6379"
    DATABASE_HOST       = var.database_db_instance.address
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    DATABASE_SECRET_ARN = var.database_db_instance.master_user_secret[0].secret_arn
  }
}
