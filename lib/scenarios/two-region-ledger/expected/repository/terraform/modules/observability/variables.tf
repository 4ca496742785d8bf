# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

variable "secondary_region" {
  description = "Further region: US East (Ohio)."
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
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))
}

variable "worker_services" {
  description = "Services of Worker, by name: the container image of each. The design counts 1."
  type        = map(object({ image = string }))
}

variable "balancer_standby" {
  description = "True where this environment has: Load balancer, second region."
  type        = bool
}

variable "web" {
  description = "Size of: API."
  type        = object({ min = number })
}

variable "web_standby" {
  description = "Size of: API, second region. Null where this environment has none."
  type        = object({ min = number })
}

variable "worker" {
  description = "Size of: Worker."
  type        = object({ min = number })
}

variable "worker_standby" {
  description = "Size of: Worker, second region. Null where this environment has none."
  type        = object({ min = number })
}

variable "backups" {
  description = "Size of: Backup vault. Null where this environment has none."
  type        = object({ retention_days = number })
}

variable "jobs_queue_standby" {
  description = "True where this environment has: Job queue, second region."
  type        = bool
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

variable "way_out_standby_nat_gateway" {
  description = "NAT gateway “way_out_standby”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "balancer_lb" {
  description = "Load balancer “balancer”, from the edge module."
  type        = object({ arn_suffix = string })
}

variable "balancer_standby_lb" {
  description = "Load balancer “balancer_standby” (none where this environment has no such part), from the edge module."
  type        = list(object({ arn_suffix = string }))
}

variable "dns_route53_health_check" {
  description = "Route53 health check “dns”, from the edge module."
  type        = object({ id = string })
}

variable "services_ecs_cluster" {
  description = "ECS cluster “services”, from the compute module."
  type        = object({ name = string })
}

variable "services_secondary_region_ecs_cluster" {
  description = "ECS cluster “services_secondary_region” (none where this environment has no such part), from the compute module."
  type        = list(object({ name = string }))
}

variable "web_ecs_service" {
  description = "ECS service “web”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "web_standby_ecs_service" {
  description = "ECS service “web_standby”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "worker_ecs_service" {
  description = "ECS service “worker”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "worker_standby_ecs_service" {
  description = "ECS service “worker_standby”, each by its key, from the compute module."
  type        = map(object({ name = string }))
}

variable "backups_backup_vault" {
  description = "Backup vault “backups” (none where this environment has no such part), from the data module."
  type        = list(object({ name = string }))
}

variable "jobs_queue_failed_sqs_queue" {
  description = "SQS queue “jobs_queue_failed”, from the data module."
  type        = object({ name = string })
}

variable "jobs_queue_sqs_queue" {
  description = "SQS queue “jobs_queue”, from the data module."
  type        = object({ name = string })
}

variable "jobs_queue_standby_failed_sqs_queue" {
  description = "SQS queue “jobs_queue_standby_failed” (none where this environment has no such part), from the data module."
  type        = list(object({ name = string }))
}

variable "jobs_queue_standby_sqs_queue" {
  description = "SQS queue “jobs_queue_standby” (none where this environment has no such part), from the data module."
  type        = list(object({ name = string }))
}

variable "keys_logs_kms_key" {
  description = "KMS key “keys_logs”, from the security module."
  type        = object({ arn = string })
}

variable "keys_logs_secondary_kms_replica_key" {
  description = "KMS replica key “keys_logs_secondary”, from the security module."
  type        = object({ arn = string })
}

variable "keys_messages_kms_key" {
  description = "KMS key “keys_messages”, from the security module."
  type        = object({ arn = string })
}

variable "keys_messages_secondary_kms_replica_key" {
  description = "KMS replica key “keys_messages_secondary”, from the security module."
  type        = object({ arn = string })
}
