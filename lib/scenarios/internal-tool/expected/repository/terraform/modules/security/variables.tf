# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

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

variable "secret_names" {
  description = "Secrets of the application itself: their values are set outside Terraform, so that no state file holds them."
  type        = set(string)
}

variable "audit" {
  description = "Size of: Audit trail."
  type        = object({ retention_days = number })

  validation {
    condition     = var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "database_db_instance" {
  description = "DB instance “database”, from the data module."

  type = object({
    master_user_secret = list(object({ secret_arn = string }))
  })
}
