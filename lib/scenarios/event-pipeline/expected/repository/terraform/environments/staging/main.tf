# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "parcel-events"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "compute" {
  source = "../../modules/compute"

  environment         = local.environment
  name                = local.name
  reserve_concurrency = var.reserve_concurrency
  worker_package      = var.worker_package
  worker              = local.worker

  # From the other modules.
  database_dynamodb_table                = module.data.database_dynamodb_table
  files_s3_bucket                        = module.data.files_s3_bucket
  stream_kinesis_stream                  = module.data.stream_kinesis_stream
  worker_deployment_iam_role             = module.security.worker_deployment_iam_role
  worker_iam_role                        = module.security.worker_iam_role
  worker_logs_iam_role_policy_attachment = module.security.worker_logs_iam_role_policy_attachment
  worker_cloudwatch_log_group            = module.observability.worker_cloudwatch_log_group
}

module "data" {
  source = "../../modules/data"

  environment = local.environment
  name        = local.name
  database    = local.database
  stream      = local.stream
}

module "security" {
  source = "../../modules/security"

  environment  = local.environment
  name         = local.name
  region       = local.region
  secret_names = var.secret_names
  audit        = local.audit

  # From the other modules.
  database_dynamodb_table = module.data.database_dynamodb_table
  files_s3_bucket         = module.data.files_s3_bucket
  stream_kinesis_stream   = module.data.stream_kinesis_stream
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
  worker             = local.worker

  # From the other modules.
  worker_lambda_function  = module.compute.worker_lambda_function
  database_dynamodb_table = module.data.database_dynamodb_table
  stream_kinesis_stream   = module.data.stream_kinesis_stream
}
