# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

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

variable "private_client_cidrs" {
  description = "Address ranges of the people or partners who may call this workload."
  type        = list(string)

  validation {
    condition     = length(var.private_client_cidrs) > 0 && alltrue([for cidr in var.private_client_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])
    error_message = "Name at least one address range, and not the whole internet."
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

variable "web_platform" {
  description = "Elastic Beanstalk platform, as `aws elasticbeanstalk list-available-solution-stacks` names it."
  type        = string

  validation {
    condition     = startswith(var.web_platform, "64bit Amazon Linux 2023")
    error_message = "Give a platform on Amazon Linux 2023, with its version and language."
  }
}
