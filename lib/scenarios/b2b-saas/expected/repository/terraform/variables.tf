# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.23.3.

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

variable "requests_per_copy" {
  description = "Requests a minute that one copy carries at 60 % of its capacity. Measure it in a load test."
  type        = number
  default     = 1000

  validation {
    condition     = var.requests_per_copy > 0
    error_message = "Must be above 0."
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
  description = "Services of Web application, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))

  validation {
    condition     = length(var.web_services) > 0 && alltrue([for name, service in var.web_services : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\s]+(:[\\w.-]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])
    error_message = "Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest."
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

variable "cdn" {
  description = "True where this environment has: Content delivery."
  type        = bool
}

variable "firewall" {
  description = "True where this environment has: Web firewall."
  type        = bool
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
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })

  validation {
    condition     = var.web.min <= var.web.start && var.web.start <= var.web.max
    error_message = "min, start and max must be in rising order."
  }

  validation {
    condition     = var.web.spot_percent >= 0 && var.web.spot_percent <= 100
    error_message = "spot_percent is a share between 0 and 100."
  }
}

variable "worker" {
  description = "Size of: Worker."

  type = object({
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })

  validation {
    condition     = var.worker.min <= var.worker.start && var.worker.start <= var.worker.max
    error_message = "min, start and max must be in rising order."
  }

  validation {
    condition     = var.worker.spot_percent >= 0 && var.worker.spot_percent <= 100
    error_message = "spot_percent is a share between 0 and 100."
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
  description = "Size of: Audit trail. Null where this environment has none."

  type = object({
    retention_days = number
  })

  validation {
    condition     = var.audit == null ? true : var.audit.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "backups" {
  description = "Size of: Backup vault. Null where this environment has none."

  type = object({
    retention_days = number
  })

  validation {
    condition     = var.backups == null ? true : var.backups.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "images" {
  description = "True where this environment has: Image registry."
  type        = bool
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

variable "threats" {
  description = "True where this environment has: Threat detection."
  type        = bool
}
