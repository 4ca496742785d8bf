# Design: Depot Desk (depot-desk), rule set 2026.11.23.3.

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

variable "way_out" {
  description = "Size of: NAT gateway."

  type = object({
    gateways = number
  })

  validation {
    condition     = var.way_out.gateways >= 0
    error_message = "gateways must not be negative."
  }
}

variable "web" {
  description = "Size of: Web application."

  type = object({
    instance_type = string
    min           = number
    start         = number
    max           = number
  })

  validation {
    condition     = var.web.min <= var.web.start && var.web.start <= var.web.max
    error_message = "min, start and max must be in rising order."
  }
}

variable "cache" {
  description = "Size of: Valkey cache."

  type = object({
    node_type = string
    nodes     = number
    multi_az  = bool
  })
}

variable "database" {
  description = "Size of: PostgreSQL database."

  type = object({
    instance_class      = string
    storage_gib         = number
    iops                = number
    multi_az            = bool
    read_replicas       = number
    backup_days         = number
    deletion_protection = bool
  })

  validation {
    condition     = var.database.backup_days >= 0 && var.database.backup_days <= 35
    error_message = "Automatic backups are kept for at most 35 days."
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

variable "network" {
  description = "Size of: Private network."

  type = object({
    cidr           = string
    public_subnets = list(string)
    app_subnets    = list(string)
    data_subnets   = list(string)
  })

  validation {
    condition     = can(cidrhost(var.network.cidr, 0))
    error_message = "cidr must be an address range such as 10.0.0.0/16."
  }
}
