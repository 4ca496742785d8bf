# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
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
  description = "Services of Web application, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))
}

variable "cdn" {
  description = "True where this environment has: Content delivery."
  type        = bool
}

variable "firewall" {
  description = "True where this environment has: Web firewall."
  type        = bool
}

variable "balancer_security_group" {
  description = "Security group “balancer”, from the network module."
  type        = object({ id = string })
}

variable "network_public_subnet" {
  description = "Subnet “network_public”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "network_vpc" {
  description = "VPC “network”, from the network module."
  type        = object({ id = string })
}
