# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"
  database_name = "app"
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT         = var.environment
    DATABASE_HOST       = var.database_db_instance.address
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    FILES_BUCKET        = var.files_s3_bucket.bucket
    JOBS_QUEUE_URL      = var.jobs_queue_sqs_queue.url
    DATABASE_SECRET_ARN = var.database_db_instance.master_user_secret[0].secret_arn
  }

  worker_settings = {
    ENVIRONMENT         = var.environment
    DATABASE_HOST       = var.database_db_instance.address
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    FILES_BUCKET        = var.files_s3_bucket.bucket
    JOBS_QUEUE_URL      = var.jobs_queue_sqs_queue.url
    DATABASE_SECRET_ARN = var.database_db_instance.master_user_secret[0].secret_arn
  }
}
