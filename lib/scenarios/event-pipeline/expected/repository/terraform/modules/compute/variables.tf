# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string

  validation {
    condition     = contains(["production", "staging"], var.environment)
    error_message = "One of production, staging."
  }
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Between 3 and 20 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "reserve_concurrency" {
  description = "Sets the design’s limit of concurrent runs aside for each function. New accounts have too few in all; turn it on once the quota is raised."
  type        = bool
}

variable "worker_package" {
  description = "Code of Worker functions: the archive in a bucket of the function's region, its handler and its runtime."
  type        = object({ bucket = string, key = string, handler = string, runtime = string })
}

variable "worker" {
  description = "Size of: Worker functions."

  type = object({
    memory_mb       = number
    timeout_seconds = number
    concurrency_max = number
  })

  validation {
    condition     = var.worker.timeout_seconds >= 1 && var.worker.timeout_seconds <= 900
    error_message = "A function may run for at most 900 seconds."
  }
}

variable "database_dynamodb_table" {
  description = "DynamoDB table “database”, from the data module."
  type        = object({ name = string })
}

variable "files_s3_bucket" {
  description = "S3 bucket “files”, from the data module."
  type        = object({ bucket = string })
}

variable "stream_kinesis_stream" {
  description = "Kinesis stream “stream”, from the data module."
  type        = object({ arn = string, name = string })
}

variable "worker_deployment_iam_role" {
  description = "IAM role “worker_deployment”, from the security module."
  type        = object({ arn = string })
}

variable "worker_iam_role" {
  description = "IAM role “worker”, from the security module."
  type        = object({ arn = string })
}

variable "worker_logs_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_logs”, from the security module."
  type        = object({ id = string })
}

variable "worker_cloudwatch_log_group" {
  description = "CloudWatch log group “worker”, from the observability module."
  type        = object({ name = string })
}
