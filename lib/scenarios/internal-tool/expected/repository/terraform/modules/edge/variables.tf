# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

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
}

variable "domain_name" {
  description = "Name that people and clients reach this environment by."
  type        = string
}

variable "balancer_security_group" {
  description = "Security group “balancer”, from the network module."
  type        = object({ id = string })
}

variable "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, from the network module."
  type        = map(object({ id = string }))
}
