# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "backups_iam_role" {
  description = "IAM role “backups” (none where this environment has no such part), for the data module."
  value       = [for role in aws_iam_role.backups : { arn = role.arn }]
}

output "files_replication_iam_role" {
  description = "IAM role “files_replication” (none where this environment has no such part), for the data module."
  value       = [for role in aws_iam_role.files_replication : { arn = role.arn }]
}

output "keys_kms_key" {
  description = "KMS key “keys”, for the modules compute and data."
  value       = { arn = aws_kms_key.keys.arn }
}

output "keys_logs_kms_key" {
  description = "KMS key “keys_logs”, for the observability module."
  value       = { arn = aws_kms_key.keys_logs.arn }
}

output "keys_logs_secondary_kms_replica_key" {
  description = "KMS replica key “keys_logs_secondary”, for the observability module."
  value       = { arn = aws_kms_replica_key.keys_logs_secondary.arn }
}

output "keys_messages_kms_key" {
  description = "KMS key “keys_messages”, for the modules data and observability."
  value       = { arn = aws_kms_key.keys_messages.arn }
}

output "keys_messages_secondary_kms_replica_key" {
  description = "KMS replica key “keys_messages_secondary”, for the modules data and observability."
  value       = { arn = aws_kms_replica_key.keys_messages_secondary.arn }
}

output "keys_secondary_kms_replica_key" {
  description = "KMS replica key “keys_secondary”, for the data module."
  value       = { arn = aws_kms_replica_key.keys_secondary.arn }
}

output "web_deployment_iam_role" {
  description = "IAM role “web_deployment”, for the compute module."
  value       = { arn = aws_iam_role.web_deployment.arn }
}

output "web_execution_iam_role" {
  description = "IAM role “web_execution”, for the compute module."
  value       = { arn = aws_iam_role.web_execution.arn }
}

output "web_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “web_execution”, for the compute module."
  value       = { id = aws_iam_role_policy_attachment.web_execution.id }
}

output "web_iam_role" {
  description = "IAM role “web”, for the compute module."
  value       = { arn = aws_iam_role.web.arn }
}

output "web_standby_deployment_iam_role" {
  description = "IAM role “web_standby_deployment” (none where this environment has no such part), for the compute module."
  value       = [for role in aws_iam_role.web_standby_deployment : { arn = role.arn }]
}

output "web_standby_execution_iam_role" {
  description = "IAM role “web_standby_execution” (none where this environment has no such part), for the compute module."
  value       = [for role in aws_iam_role.web_standby_execution : { arn = role.arn }]
}

output "web_standby_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “web_standby_execution” (none where this environment has no such part), for the compute module."
  value       = [for attachment in aws_iam_role_policy_attachment.web_standby_execution : { id = attachment.id }]
}

output "web_standby_iam_role" {
  description = "IAM role “web_standby” (none where this environment has no such part), for the compute module."
  value       = [for role in aws_iam_role.web_standby : { arn = role.arn }]
}

output "worker_execution_iam_role" {
  description = "IAM role “worker_execution”, for the compute module."
  value       = { arn = aws_iam_role.worker_execution.arn }
}

output "worker_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_execution”, for the compute module."
  value       = { id = aws_iam_role_policy_attachment.worker_execution.id }
}

output "worker_iam_role" {
  description = "IAM role “worker”, for the compute module."
  value       = { arn = aws_iam_role.worker.arn }
}

output "worker_standby_execution_iam_role" {
  description = "IAM role “worker_standby_execution” (none where this environment has no such part), for the compute module."
  value       = [for role in aws_iam_role.worker_standby_execution : { arn = role.arn }]
}

output "worker_standby_execution_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_standby_execution” (none where this environment has no such part), for the compute module."
  value       = [for attachment in aws_iam_role_policy_attachment.worker_standby_execution : { id = attachment.id }]
}

output "worker_standby_iam_role" {
  description = "IAM role “worker_standby” (none where this environment has no such part), for the compute module."
  value       = [for role in aws_iam_role.worker_standby : { arn = role.arn }]
}
