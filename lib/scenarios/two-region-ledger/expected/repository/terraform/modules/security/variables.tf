# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

variable "secondary_region" {
  description = "Further region: US East (Ohio)."
  type        = string
}

variable "secret_names" {
  description = "Secrets of the application itself: their values are set outside Terraform, so that no state file holds them."
  type        = set(string)
}

variable "web_standby" {
  description = "Size of: API, second region. Null where this environment has none."

  type = object({
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })
}

variable "worker_standby" {
  description = "Size of: Worker, second region. Null where this environment has none."

  type = object({
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })
}

variable "audit" {
  description = "Size of: Audit trail. Null where this environment has none."
  type        = object({ retention_days = number })

  validation {
    condition     = var.audit == null ? true : var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "backups" {
  description = "Size of: Backup vault. Null where this environment has none."
  type        = object({ retention_days = number })
}

variable "database_standby" {
  description = "Size of: Database, second region. Null where this environment has none."
  type        = object({ deletion_protection = bool })
}

variable "files_replica" {
  description = "True where this environment has: Files, second region."
  type        = bool
}

variable "jobs_queue_standby" {
  description = "True where this environment has: Job queue, second region."
  type        = bool
}

variable "threats" {
  description = "True where this environment has: Threat detection."
  type        = bool
}

variable "database_dsql_cluster" {
  description = "Dsql cluster “database”, from the data module."
  type        = object({ arn = string })
}

variable "database_standby_dsql_cluster" {
  description = "Dsql cluster “database_standby” (none where this environment has no such part), from the data module."
  type        = list(object({ arn = string }))
}

variable "files_replica_s3_bucket" {
  description = "S3 bucket “files_replica” (none where this environment has no such part), from the data module."
  type        = list(object({ arn = string }))
}

variable "files_s3_bucket" {
  description = "S3 bucket “files”, from the data module."
  type        = object({ arn = string })
}

variable "jobs_queue_sqs_queue" {
  description = "SQS queue “jobs_queue”, from the data module."
  type        = object({ arn = string })
}

variable "jobs_queue_standby_sqs_queue" {
  description = "SQS queue “jobs_queue_standby” (none where this environment has no such part), from the data module."
  type        = list(object({ arn = string }))
}
