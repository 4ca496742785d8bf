# Design: Rate Lookup (rate-lookup), rule set 2026.11.23.3.

locals {
  is_production = var.environment == "production"
  database_name = "app"
  network_zones = slice(data.aws_availability_zones.network.names, 0, max(length(var.network.public_subnets), length(var.network.app_subnets), length(var.network.data_subnets)))

  tags = {
    Design      = "rate-lookup"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT         = var.environment
    CACHE_HOST          = aws_elasticache_replication_group.cache.primary_endpoint_address
    CACHE_PORT          = "6379"
    DATABASE_HOST       = aws_rds_cluster.database.endpoint
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    SWITCHES_PATH       = "/${var.name}/switches"
    DATABASE_SECRET_ARN = aws_rds_cluster.database.master_user_secret[0].secret_arn
  }
}
