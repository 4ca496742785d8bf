# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

data "aws_caller_identity" "current" {}

locals {
  is_production = var.environment == "production"
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_HOST  = "${var.database_dsql_cluster.identifier}.dsql.${var.region}.on.aws"
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = var.files_s3_bucket.bucket
    JOBS_QUEUE_URL = var.jobs_queue_sqs_queue.url
  }

  web_standby_settings = {
    ENVIRONMENT    = try(var.environment, null)
    DATABASE_HOST  = try("${var.database_standby_dsql_cluster[0].identifier}.dsql.${var.secondary_region}.on.aws", null)
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = try(var.files_replica_s3_bucket[0].bucket, null)
    JOBS_QUEUE_URL = try(var.jobs_queue_standby_sqs_queue[0].url, null)
  }

  worker_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_HOST  = "${var.database_dsql_cluster.identifier}.dsql.${var.region}.on.aws"
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = var.files_s3_bucket.bucket
    JOBS_QUEUE_URL = var.jobs_queue_sqs_queue.url
  }

  worker_standby_settings = {
    ENVIRONMENT    = try(var.environment, null)
    DATABASE_HOST  = try("${var.database_standby_dsql_cluster[0].identifier}.dsql.${var.secondary_region}.on.aws", null)
    DATABASE_PORT  = "5432"
    DATABASE_NAME  = "postgres"
    FILES_BUCKET   = try(var.files_replica_s3_bucket[0].bucket, null)
    JOBS_QUEUE_URL = try(var.jobs_queue_standby_sqs_queue[0].url, null)
  }
}
