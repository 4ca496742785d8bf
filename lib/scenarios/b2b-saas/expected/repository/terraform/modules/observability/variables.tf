# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

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

variable "monthly_budget_usd" {
  description = "Budget of the whole design in US dollars a month; null in all environments but one, since it covers all of them."
  type        = number

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "Must be above 0."
  }
}

variable "alert_email" {
  description = "Address that gets the alarms. AWS sends it a message to confirm first."
  type        = string
}

variable "web_services" {
  description = "Services of Web application, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))
}

variable "worker_services" {
  description = "Services of Worker, by name: the container image of each. The design counts 1."
  type        = map(object({ image = string }))
}

variable "cdn" {
  description = "True where this environment has: Content delivery."
  type        = bool
}

variable "web" {
  description = "Size of: Web application."
  type        = object({ min = number })
}

variable "worker" {
  description = "Size of: Worker."
  type        = object({ min = number })
}

variable "backups" {
  description = "Size of: Backup vault. Null where this environment has none."
  type        = object({ retention_days = number })
}

variable "logs" {
  description = "Size of: Logs."
  type        = object({ retention_days = number })

  validation {
    condition     = var.logs.retention_days >= 1
    error_message = "retention_days must be at least 1."
  }
}

variable "monitoring" {
  description = "Size of: Metrics and alarms."
  type        = object({ dashboards = number })
}

variable "way_out_nat_gateway" {
  description = "NAT gateway “way_out”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "balancer_lb" {
  description = "Load balancer “balancer”, from the edge module."
  type        = object({ arn_suffix = string })
}

variable "cdn_cloudfront_distribution" {
  description = "CloudFront distribution “cdn” (none where this environment has no such part), from the edge module."
  type        = list(object({ id = string }))
}

variable "services_ecs_cluster" {
  description = "ECS cluster “services”, from the compute module."
  type        = object({ name = string })
}

variable "web_ecs_service" {
  description = "ECS service “web”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "worker_ecs_service" {
  description = "ECS service “worker”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "backups_backup_vault" {
  description = "Backup vault “backups” (none where this environment has no such part), from the data module."
  type        = list(object({ name = string }))
}

variable "cache_elasticache_replication_group" {
  description = "Elasticache replication group “cache”, from the data module."
  type        = object({ replication_group_id = string })
}

variable "database_db_instance" {
  description = "DB instance “database”, from the data module."
  type        = object({ identifier = string })
}

variable "jobs_queue_failed_sqs_queue" {
  description = "SQS queue “jobs_queue_failed”, from the data module."
  type        = object({ name = string })
}

variable "jobs_queue_sqs_queue" {
  description = "SQS queue “jobs_queue”, from the data module."
  type        = object({ name = string })
}
