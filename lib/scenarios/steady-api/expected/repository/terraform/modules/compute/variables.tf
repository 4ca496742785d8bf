# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "region" {
  description = "Region that everything runs in."
  type        = string
}

variable "web_services" {
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 4."
  type        = map(object({ image = string, paths = list(string) }))
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

variable "images" {
  description = "True where this environment has: Image registry."
  type        = bool
}

variable "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "web_security_group" {
  description = "Security group “web”, from the network module."
  type        = object({ id = string })
}

variable "web_green_lb_target_group" {
  description = "Load balancer target group “web_green”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "web_lb_listener_rule" {
  description = "Load balancer listener rule “web”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "web_lb_target_group" {
  description = "Load balancer target group “web”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "cache_elasticache_replication_group" {
  description = "Elasticache replication group “cache”, from the data module."
  type        = object({ primary_endpoint_address = string })
}

variable "database_rds_cluster" {
  description = "Rds cluster “database”, from the data module."

  type = object({
    endpoint           = string
    master_user_secret = list(object({ secret_arn = string }))
  })
}

variable "web_deployment_iam_role" {
  description = "IAM role “web_deployment”, from the security module."
  type        = object({ arn = string })
}

variable "web_execution_iam_role" {
  description = "IAM role “web_execution”, from the security module."
  type        = object({ arn = string })
}

variable "web_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “web_execution”, from the security module."
  type        = object({ id = string })
}

variable "web_execution_secrets_iam_role_policy" {
  description = "IAM role policy “web_execution_secrets”, from the security module."
  type        = object({ id = string })
}

variable "web_iam_role" {
  description = "IAM role “web”, from the security module."
  type        = object({ arn = string })
}

variable "web_cloudwatch_log_group" {
  description = "CloudWatch log group “web”, from the observability module."
  type        = object({ name = string })
}
