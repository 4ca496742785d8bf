# Design: Harbour Docs (harbour-docs), rule set 2026.11.23.3.

variable "environment" {
  description = "Which environment this is."
  type        = string

  validation {
    condition     = contains(["production"], var.environment)
    error_message = "One of production."
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

variable "region" {
  description = "Region that everything runs in."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Give the id of a region, like eu-west-1."
  }
}

variable "monthly_budget_usd" {
  description = "Budget of the whole design in US dollars a month; null in all environments but one, since it covers all of them."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "Must be above 0."
  }
}

variable "alert_email" {
  description = "Address that gets the alarms. AWS sends it a message to confirm first."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert_email))
    error_message = "Give an e-mail address."
  }
}

variable "domain_name" {
  description = "Name that people and clients reach this environment by."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$", var.domain_name))
    error_message = "Give a lower-case domain name such as orders.example.com, with no scheme and no path."
  }
}

variable "audit" {
  description = "Size of: Audit trail."

  type = object({
    retention_days = number
  })

  validation {
    condition     = var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "monitoring" {
  description = "Size of: Metrics and alarms."

  type = object({
    dashboards = number
  })
}
