# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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
}

variable "region" {
  description = "Region that everything runs in."
  type        = string
}

variable "secondary_region" {
  description = "Further region: US East (Ohio)."
  type        = string
}

variable "domain_name" {
  description = "Name that people and clients reach this environment by."
  type        = string
}

variable "health_check_path" {
  description = "Path that answers 200 when a copy can serve requests."
  type        = string
}

variable "requests_per_address" {
  description = "Requests that one address may make in five minutes before the web firewall stops it."
  type        = number
}

variable "web_services" {
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))
}

variable "firewall" {
  description = "True where this environment has: Web firewall."
  type        = bool
}

variable "balancer_standby" {
  description = "True where this environment has: Load balancer, second region."
  type        = bool
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
}

variable "balancer_security_group" {
  description = "Security group “balancer”, from the network module."
  type        = object({ id = string })
}

variable "balancer_standby_security_group" {
  description = "Security group “balancer_standby” (none where this environment has no such part), from the network module."
  type        = list(object({ id = string }))
}

variable "network_public_subnet" {
  description = "Subnet “network_public”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "network_standby_public_subnet" {
  description = "Subnet “network_standby_public”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "network_standby_vpc" {
  description = "VPC “network_standby” (none where this environment has no such part), from the network module."
  type        = list(object({ id = string }))
}

variable "network_vpc" {
  description = "VPC “network”, from the network module."
  type        = object({ id = string })
}
