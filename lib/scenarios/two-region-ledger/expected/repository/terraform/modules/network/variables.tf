# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

variable "balancer_standby" {
  description = "True where this environment has: Load balancer, second region."
  type        = bool
}

variable "way_out" {
  description = "Size of: NAT gateway."
  type        = object({ gateways = number })

  validation {
    condition     = var.way_out.gateways >= 0
    error_message = "gateways must not be negative."
  }
}

variable "way_out_standby" {
  description = "Size of: NAT gateway. Null where this environment has none."
  type        = object({ gateways = number })

  validation {
    condition     = var.way_out_standby == null ? true : var.way_out_standby.gateways >= 0
    error_message = "gateways must not be negative."
  }
}

variable "storage_endpoint_standby" {
  description = "True where this environment has: Storage endpoint."
  type        = bool
}

variable "web_standby" {
  description = "Size of: API, second region. Null where this environment has none."

  type = object({
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

variable "worker_standby" {
  description = "Size of: Worker, second region. Null where this environment has none."

  type = object({
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

variable "database_standby" {
  description = "Size of: Database, second region. Null where this environment has none."
  type        = object({ deletion_protection = bool })
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
