# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

output "backups_iam_role" {
  description = "IAM role “backups” (none where this environment has no such part), for the data module."
  value       = [for role in aws_iam_role.backups : { arn = role.arn }]
}

output "keys_kms_key" {
  description = "KMS key “keys”, for the modules compute and data."
  value       = { arn = aws_kms_key.keys.arn }
}

output "keys_logs_kms_key" {
  description = "KMS key “keys_logs”, for the observability module."
  value       = { arn = aws_kms_key.keys_logs.arn }
}

output "keys_messages_kms_key" {
  description = "KMS key “keys_messages”, for the modules data and observability."
  value       = { arn = aws_kms_key.keys_messages.arn }
}

output "web_execution_iam_role" {
  description = "IAM role “web_execution”, for the compute module."
  value       = { arn = aws_iam_role.web_execution.arn }
}

output "web_iam_role" {
  description = "IAM role “web”, for the compute module."
  value       = { arn = aws_iam_role.web.arn }
}

output "worker_execution_iam_role" {
  description = "IAM role “worker_execution”, for the compute module."
  value       = { arn = aws_iam_role.worker_execution.arn }
}

output "worker_iam_role" {
  description = "IAM role “worker”, for the compute module."
  value       = { arn = aws_iam_role.worker.arn }
}
