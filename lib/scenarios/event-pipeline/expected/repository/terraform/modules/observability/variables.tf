# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "region" {
  description = "Region that everything runs in."
  type        = string
}

variable "monthly_budget_usd" {
  description = "Budget of the whole design in US dollars a month; null in all environments but one, since it covers all of them."
  type        = number

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "Must be above 0."
  }
}

variable "alert_email" {
  description = "Address that gets the alarms. AWS sends it a message to confirm first."
  type        = string
}

variable "logs" {
  description = "Size of: Logs."
  type        = object({ retention_days = number })

  validation {
    condition     = var.logs.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "monitoring" {
  description = "Size of: Metrics and alarms."
  type        = object({ dashboards = number })
}

variable "worker" {
  description = "Size of: Worker functions."
  type        = object({ timeout_seconds = number })
}

variable "worker_lambda_function" {
  description = "Lambda function “worker”, from the compute module."
  type        = object({ function_name = string })
}

variable "database_dynamodb_table" {
  description = "DynamoDB table “database”, from the data module."
  type        = object({ name = string })
}

variable "stream_kinesis_stream" {
  description = "Kinesis stream “stream”, from the data module."
  type        = object({ name = string })
}
