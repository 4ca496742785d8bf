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

output "web_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “web_execution”, for the compute module."
  value       = { id = aws_iam_role_policy_attachment.web_execution.id }
}

output "web_execution_secrets_iam_role_policy" {
  description = "IAM role policy “web_execution_secrets”, for the compute module."
  value       = { id = aws_iam_role_policy.web_execution_secrets.id }
}

output "web_iam_role" {
  description = "IAM role “web”, for the compute module."
  value       = { arn = aws_iam_role.web.arn }
}

output "worker_execution_iam_role" {
  description = "IAM role “worker_execution”, for the compute module."
  value       = { arn = aws_iam_role.worker_execution.arn }
}

output "worker_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_execution”, for the compute module."
  value       = { id = aws_iam_role_policy_attachment.worker_execution.id }
}

output "worker_execution_secrets_iam_role_policy" {
  description = "IAM role policy “worker_execution_secrets”, for the compute module."
  value       = { id = aws_iam_role_policy.worker_execution_secrets.id }
}

output "worker_iam_role" {
  description = "IAM role “worker”, for the compute module."
  value       = { arn = aws_iam_role.worker.arn }
}
