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

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Give the id of a region, like eu-west-1."
  }
}

variable "secret_names" {
  description = "Secrets of the application itself: their values are set outside Terraform, so that no state file holds them."
  type        = set(string)
}

variable "audit" {
  description = "Size of: Audit trail. Null where this environment has none."
  type        = object({ retention_days = number })

  validation {
    condition     = var.audit == null ? true : var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "database_dynamodb_table" {
  description = "DynamoDB table “database”, from the data module."
  type        = object({ arn = string })
}

variable "files_s3_bucket" {
  description = "S3 bucket “files”, from the data module."
  type        = object({ arn = string })
}

variable "stream_kinesis_stream" {
  description = "Kinesis stream “stream”, from the data module."
  type        = object({ arn = string })
}
