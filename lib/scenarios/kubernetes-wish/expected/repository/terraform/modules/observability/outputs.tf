# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

output "web_cloudwatch_log_group" {
  description = "CloudWatch log group “web”, for the compute module."
  value       = { name = aws_cloudwatch_log_group.web.name }
}

output "worker_cloudwatch_log_group" {
  description = "CloudWatch log group “worker”, for the compute module."
  value       = { name = aws_cloudwatch_log_group.worker.name }
}
