# Design: Clinic Intake (clinic-intake), rule set 2026.11.23.3.

locals {
  is_production = var.environment == "production"
  database_name = "app"
  network_zones = slice(data.aws_availability_zones.network.names, 0, max(length(var.network.public_subnets), length(var.network.app_subnets), length(var.network.data_subnets)))

  tags = {
    Design      = "clinic-intake"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  web_settings = {
    ENVIRONMENT         = var.environment
    DATABASE_HOST       = aws_db_instance.database.address
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    FILES_BUCKET        = aws_s3_bucket.files.bucket
    JOBS_QUEUE_URL      = aws_sqs_queue.jobs_queue.url
    DATABASE_SECRET_ARN = aws_db_instance.database.master_user_secret[0].secret_arn
  }

  worker_settings = {
    ENVIRONMENT         = var.environment
    DATABASE_HOST       = aws_db_instance.database.address
    DATABASE_PORT       = "5432"
    DATABASE_NAME       = local.database_name
    FILES_BUCKET        = aws_s3_bucket.files.bucket
    JOBS_QUEUE_URL      = aws_sqs_queue.jobs_queue.url
    DATABASE_SECRET_ARN = aws_db_instance.database.master_user_secret[0].secret_arn
  }
}
