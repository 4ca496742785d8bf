# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

output "worker_deployment_iam_role" {
  description = "IAM role “worker_deployment”, for the compute module."
  value       = { arn = aws_iam_role.worker_deployment.arn }
}

output "worker_iam_role" {
  description = "IAM role “worker”, for the compute module."
  value       = { arn = aws_iam_role.worker.arn }
}

output "worker_logs_iam_role_policy_attachment" {
  description = "IAM role policy attachment “worker_logs”, for the compute module."
  value       = { id = aws_iam_role_policy_attachment.worker_logs.id }
}
