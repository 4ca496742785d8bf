# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "secondary_region" {
  description = "Further region: US East (Ohio)."
  type        = string
}

variable "witness_region" {
  description = "Third region that keeps the casting vote of the distributed database and holds no data you can read."
  type        = string
}

variable "backups" {
  description = "Size of: Backup vault. Null where this environment has none."
  type        = object({ retention_days = number })

  validation {
    condition     = var.backups == null ? true : var.backups.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "database" {
  description = "Size of: PostgreSQL database."
  type        = object({ deletion_protection = bool })
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

variable "backups_iam_role" {
  description = "IAM role “backups” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "files_replication_iam_role" {
  description = "IAM role “files_replication” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "keys_kms_key" {
  description = "KMS key “keys”, from the security module."
  type        = object({ arn = string })
}

variable "keys_messages_kms_key" {
  description = "KMS key “keys_messages”, from the security module."
  type        = object({ arn = string })
}

variable "keys_messages_secondary_kms_replica_key" {
  description = "KMS replica key “keys_messages_secondary”, from the security module."
  type        = object({ arn = string })
}

variable "keys_secondary_kms_replica_key" {
  description = "KMS replica key “keys_secondary”, from the security module."
  type        = object({ arn = string })
}
