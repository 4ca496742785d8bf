# Design: Parcel Events (parcel-events), rule set 2026.11.23.3.

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

variable "reserve_concurrency" {
  description = "Sets the design’s limit of concurrent runs aside for each function. New accounts have too few in all; turn it on once the quota is raised."
  type        = bool
  default     = false
}

variable "secret_names" {
  description = "Secrets of the application itself: their values are set outside Terraform, so that no state file holds them."
  type        = set(string)
  default     = ["application"]

  validation {
    condition     = alltrue([for name in var.secret_names : can(regex("^[A-Za-z0-9/_-]{1,100}$", name))])
    error_message = "Use letters, digits, slashes, hyphens and underscores."
  }
}

variable "worker_package" {
  description = "Code of Worker functions: the archive in a bucket of the function's region, its handler and its runtime."
  type        = object({ bucket = string, key = string, handler = string, runtime = string })

  validation {
    condition     = endswith(var.worker_package.key, ".zip")
    error_message = "The key must name a .zip archive."
  }
}

variable "audit" {
  description = "Size of: Audit trail. Null where this environment has none."

  type = object({
    retention_days = number
  })

  validation {
    condition     = var.audit == null ? true : var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "database" {
  description = "Size of: Key-value store."

  type = object({
    point_in_time_recovery = bool
  })
}

variable "logs" {
  description = "Size of: Logs."

  type = object({
    retention_days = number
  })

  validation {
    condition     = var.logs.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "monitoring" {
  description = "Size of: Metrics and alarms."

  type = object({
    dashboards = number
  })
}

variable "stream" {
  description = "Size of: Event stream."

  type = object({
    shards          = number
    retention_hours = number
  })
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
