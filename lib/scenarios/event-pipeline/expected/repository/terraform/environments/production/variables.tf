# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

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
