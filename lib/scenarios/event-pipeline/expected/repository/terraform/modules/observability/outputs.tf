# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

output "worker_cloudwatch_log_group" {
  description = "CloudWatch log group “worker”, for the compute module."
  value       = { name = aws_cloudwatch_log_group.worker.name }
}
