# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

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

variable "way_out" {
  description = "Size of: NAT gateway."
  type        = object({ gateways = number })

  validation {
    condition     = var.way_out.gateways >= 0
    error_message = "gateways must not be negative."
  }
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
