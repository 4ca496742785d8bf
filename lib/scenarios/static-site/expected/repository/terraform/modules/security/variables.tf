# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

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

variable "audit" {
  description = "Size of: Audit trail."
  type        = object({ retention_days = number })

  validation {
    condition     = var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}
