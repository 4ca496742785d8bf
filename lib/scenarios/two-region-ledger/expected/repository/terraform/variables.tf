# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.23.3.

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

variable "secondary_region" {
  description = "Further region: US East (Ohio)."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.secondary_region))
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
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.witness_region)) && !contains([var.region, var.secondary_region], var.witness_region)
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

variable "firewall" {
  description = "True where this environment has: Web firewall."
  type        = bool
}

variable "balancer_standby" {
  description = "True where this environment has: Load balancer, second region."
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

variable "way_out_standby" {
  description = "Size of: NAT gateway. Null where this environment has none."

  type = object({
    gateways = number
  })

  validation {
    condition     = var.way_out_standby == null ? true : var.way_out_standby.gateways >= 0
    error_message = "gateways must not be negative."
  }
}

variable "storage_endpoint_standby" {
  description = "True where this environment has: Storage endpoint."
  type        = bool
}

variable "web" {
  description = "Size of: API."

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

variable "web_standby" {
  description = "Size of: API, second region. Null where this environment has none."

  type = object({
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })

  validation {
    condition     = var.web_standby == null ? true : var.web_standby.min <= var.web_standby.start && var.web_standby.start <= var.web_standby.max
    error_message = "min, start and max must be in rising order."
  }

  validation {
    condition     = var.web_standby == null ? true : var.web_standby.spot_percent >= 0 && var.web_standby.spot_percent <= 100
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

variable "worker_standby" {
  description = "Size of: Worker, second region. Null where this environment has none."

  type = object({
    cpu          = number
    memory_mib   = number
    min          = number
    start        = number
    max          = number
    spot_percent = number
  })

  validation {
    condition     = var.worker_standby == null ? true : var.worker_standby.min <= var.worker_standby.start && var.worker_standby.start <= var.worker_standby.max
    error_message = "min, start and max must be in rising order."
  }

  validation {
    condition     = var.worker_standby == null ? true : var.worker_standby.spot_percent >= 0 && var.worker_standby.spot_percent <= 100
    error_message = "spot_percent is a share between 0 and 100."
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

variable "database" {
  description = "Size of: PostgreSQL database."

  type = object({
    deletion_protection = bool
  })
}

variable "database_standby" {
  description = "Size of: Database, second region. Null where this environment has none."

  type = object({
    deletion_protection = bool
  })
}

variable "files_replica" {
  description = "True where this environment has: Files, second region."
  type        = bool
}

variable "images" {
  description = "True where this environment has: Image registry."
  type        = bool
}

variable "jobs_queue_standby" {
  description = "True where this environment has: Job queue, second region."
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

variable "network_standby" {
  description = "Size of: Private network. Null where this environment has none."

  type = object({
    cidr           = string
    public_subnets = list(string)
    app_subnets    = list(string)
    data_subnets   = list(string)
  })

  validation {
    condition     = var.network_standby == null ? true : can(cidrhost(var.network_standby.cidr, 0))
    error_message = "cidr must be an address range such as 10.0.0.0/16."
  }
}

variable "threats" {
  description = "True where this environment has: Threat detection."
  type        = bool
}
