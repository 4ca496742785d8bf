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

variable "messages_per_copy" {
  description = "Messages that may wait for each running copy before another one starts."
  type        = number
}

variable "web_services" {
  description = "Services of API, by name: the container image of each and the paths it answers. The design counts 3."
  type        = map(object({ image = string, paths = list(string) }))
}

variable "worker_services" {
  description = "Services of Worker, by name: the container image of each. The design counts 1."
  type        = map(object({ image = string }))
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
    cpu        = number
    memory_mib = number
    min        = number
    start      = number
    max        = number
  })
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
    cpu        = number
    memory_mib = number
    min        = number
    start      = number
    max        = number
  })
}

variable "images" {
  description = "True where this environment has: Image registry."
  type        = bool
}

variable "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "network_standby_app_subnet" {
  description = "Subnet “network_standby_app”, each by its key, from the network module."
  type        = map(object({ id = string }))
}

variable "web_security_group" {
  description = "Security group “web”, from the network module."
  type        = object({ id = string })
}

variable "web_standby_security_group" {
  description = "Security group “web_standby” (none where this environment has no such part), from the network module."
  type        = list(object({ id = string }))
}

variable "worker_security_group" {
  description = "Security group “worker”, from the network module."
  type        = object({ id = string })
}

variable "worker_standby_security_group" {
  description = "Security group “worker_standby” (none where this environment has no such part), from the network module."
  type        = list(object({ id = string }))
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

variable "web_standby_green_lb_target_group" {
  description = "Load balancer target group “web_standby_green”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "web_standby_lb_listener_rule" {
  description = "Load balancer listener rule “web_standby”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "web_standby_lb_target_group" {
  description = "Load balancer target group “web_standby”, each by its key, from the edge module."
  type        = map(object({ arn = string }))
}

variable "database_dsql_cluster" {
  description = "Dsql cluster “database”, from the data module."
  type        = object({ identifier = string })
}

variable "database_standby_dsql_cluster" {
  description = "Dsql cluster “database_standby” (none where this environment has no such part), from the data module."
  type        = list(object({ identifier = string }))
}

variable "files_replica_s3_bucket" {
  description = "S3 bucket “files_replica” (none where this environment has no such part), from the data module."
  type        = list(object({ bucket = string }))
}

variable "files_s3_bucket" {
  description = "S3 bucket “files”, from the data module."
  type        = object({ bucket = string })
}

variable "jobs_queue_sqs_queue" {
  description = "SQS queue “jobs_queue”, from the data module."
  type        = object({ name = string, url = string })
}

variable "jobs_queue_standby_sqs_queue" {
  description = "SQS queue “jobs_queue_standby” (none where this environment has no such part), from the data module."
  type        = list(object({ name = string, url = string }))
}

variable "keys_kms_key" {
  description = "KMS key “keys”, from the security module."
  type        = object({ arn = string })
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

variable "web_iam_role" {
  description = "IAM role “web”, from the security module."
  type        = object({ arn = string })
}

variable "web_standby_deployment_iam_role" {
  description = "IAM role “web_standby_deployment” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "web_standby_execution_iam_role" {
  description = "IAM role “web_standby_execution” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "web_standby_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “web_standby_execution” (none where this environment has no such part), from the security module."
  type        = list(object({ id = string }))
}

variable "web_standby_iam_role" {
  description = "IAM role “web_standby” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "worker_execution_iam_role" {
  description = "IAM role “worker_execution”, from the security module."
  type        = object({ arn = string })
}

variable "worker_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_execution”, from the security module."
  type        = object({ id = string })
}

variable "worker_iam_role" {
  description = "IAM role “worker”, from the security module."
  type        = object({ arn = string })
}

variable "worker_standby_execution_iam_role" {
  description = "IAM role “worker_standby_execution” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "worker_standby_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_standby_execution” (none where this environment has no such part), from the security module."
  type        = list(object({ id = string }))
}

variable "worker_standby_iam_role" {
  description = "IAM role “worker_standby” (none where this environment has no such part), from the security module."
  type        = list(object({ arn = string }))
}

variable "web_cloudwatch_log_group" {
  description = "CloudWatch log group “web”, from the observability module."
  type        = object({ name = string })
}

variable "web_standby_cloudwatch_log_group" {
  description = "CloudWatch log group “web_standby” (none where this environment has no such part), from the observability module."
  type        = list(object({ name = string }))
}

variable "worker_cloudwatch_log_group" {
  description = "CloudWatch log group “worker”, from the observability module."
  type        = object({ name = string })
}

variable "worker_standby_cloudwatch_log_group" {
  description = "CloudWatch log group “worker_standby” (none where this environment has no such part), from the observability module."
  type        = list(object({ name = string }))
}
