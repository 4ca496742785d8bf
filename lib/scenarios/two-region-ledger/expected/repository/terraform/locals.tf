# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.23.3.

locals {
  is_production         = var.environment == "production"
  database_name         = "app"
  network_zones         = slice(data.aws_availability_zones.network.names, 0, max(length(var.network.public_subnets), length(var.network.app_subnets), length(var.network.data_subnets)))
  network_standby_zones = var.network_standby != null ? slice(data.aws_availability_zones.network_standby.names, 0, max(length(var.network_standby.public_subnets), length(var.network_standby.app_subnets), length(var.network_standby.data_subnets))) : []

  tags = {
    Design      = "meridian-ledger"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_HOST  = "${aws_dsql_cluster.database.identifier}.dsql.${var.region}.on.aws"
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = aws_s3_bucket.files.bucket
    JOBS_QUEUE_URL = aws_sqs_queue.jobs_queue.url
  }

  web_standby_settings = {
    ENVIRONMENT    = try(var.environment, null)
    DATABASE_HOST  = try("${aws_dsql_cluster.database_standby[0].identifier}.dsql.${var.secondary_region}.on.aws", null)
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = try(aws_s3_bucket.files_replica[0].bucket, null)
    JOBS_QUEUE_URL = try(aws_sqs_queue.jobs_queue_standby[0].url, null)
  }

  worker_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_HOST  = "${aws_dsql_cluster.database.identifier}.dsql.${var.region}.on.aws"
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = aws_s3_bucket.files.bucket
    JOBS_QUEUE_URL = aws_sqs_queue.jobs_queue.url
  }

  worker_standby_settings = {
    ENVIRONMENT    = try(var.environment, null)
    DATABASE_HOST  = try("${aws_dsql_cluster.database_standby[0].identifier}.dsql.${var.secondary_region}.on.aws", null)
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = try(aws_s3_bucket.files_replica[0].bucket, null)
    JOBS_QUEUE_URL = try(aws_sqs_queue.jobs_queue_standby[0].url, null)
  }
}
