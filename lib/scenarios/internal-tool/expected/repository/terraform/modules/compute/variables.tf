# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "health_check_path" {
  description = "Path that answers 200 when a copy can serve requests."
  type        = string
}

variable "web_platform" {
  description = "Elastic Beanstalk platform, as `aws elasticbeanstalk list-available-solution-stacks` names it."
  type        = string
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

variable "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "network_vpc" {
  description = "VPC “network”, from the network module."
  type        = object({ id = string })
}

variable "web_security_group" {
  description = "Security group “web”, from the network module."
  type        = object({ id = string })
}

variable "balancer_lb" {
  description = "Load balancer “balancer”, from the edge module."
  type        = object({ arn = string })
}

variable "cache_elasticache_replication_group" {
  description = "Elasticache replication group “cache”, from the data module."
  type        = object({ primary_endpoint_address = string })
}

variable "database_db_instance" {
  description = "DB instance “database”, from the data module."

  type = object({
    address            = string
    master_user_secret = list(object({ secret_arn = string }))
  })
}

variable "web_iam_instance_profile" {
  description = "IAM instance profile “web”, from the security module."
  type        = object({ name = string })
}

variable "web_machines_iam_role" {
  description = "IAM role “web_machines”, from the security module."
  type        = object({ arn = string })
}
