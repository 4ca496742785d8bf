# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

variable "health_check_path" {
  description = "Path that answers 200 when a copy can serve requests."
  type        = string
  default     = "/health"

  validation {
    condition     = startswith(var.health_check_path, "/")
    error_message = "Must start with a slash."
  }
}

variable "messages_per_copy" {
  description = "Messages that may wait for each running copy before another one starts."
  type        = number
  default     = 100

  validation {
    condition     = var.messages_per_copy > 0
    error_message = "Must be above 0."
  }
}

variable "requests_per_address" {
  description = "Requests that one address may make in five minutes before the web firewall stops it."
  type        = number
  default     = 2000

  validation {
    condition     = var.requests_per_address >= 10 && var.requests_per_address <= 2000000000
    error_message = "Between 10 and 2,000,000,000."
  }
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

variable "web_services" {
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))

  validation {
    condition     = length(var.web_services) > 0 && alltrue([for name, service in var.web_services : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\s]+(:[\\w.-]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])
    error_message = "Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest."
  }
}

variable "witness_region" {
  description = "Third region that keeps the casting vote of the distributed database and holds no data you can read."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.witness_region)) && !contains([local.region, local.secondary_region], var.witness_region)
    error_message = "Give a region other than the two that the database runs in."
  }
}

variable "worker_services" {
  description = "Services of Worker, by name: the container image of each. The design counts 1."
  type        = map(object({ image = string }))

  validation {
    condition     = length(var.worker_services) > 0 && alltrue([for name, service in var.worker_services : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\s]+(:[\\w.-]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])
    error_message = "Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest."
  }
}
