# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

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

variable "secret_names" {
  description = "Secrets of the application itself: their values are set outside Terraform, so that no state file holds them."
  type        = set(string)
  default     = ["application"]

  validation {
    condition     = alltrue([for name in var.secret_names : can(regex("^[A-Za-z0-9/_-]{1,100}$", name))])
    error_message = "Use letters, digits, slashes, hyphens and underscores."
  }
}

variable "switch_names" {
  description = "Names of the release switches. Each starts off; people turn them on outside Terraform."
  type        = set(string)
  default     = ["example"]

  validation {
    condition     = alltrue([for name in var.switch_names : can(regex("^[a-z][a-z0-9-]{0,60}$", name))])
    error_message = "Use lower-case letters, digits and hyphens."
  }
}

variable "web_services" {
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 4."
  type        = map(object({ image = string, paths = list(string) }))

  validation {
    condition     = length(var.web_services) > 0 && alltrue([for name, service in var.web_services : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\s]+(:[\\w.-]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])
    error_message = "Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest."
  }
}
