# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "web_cloudwatch_log_group" {
  description = "CloudWatch log group “web”, for the compute module."
  value       = { name = aws_cloudwatch_log_group.web.name }
}

output "web_standby_cloudwatch_log_group" {
  description = "CloudWatch log group “web_standby” (none where this environment has no such part), for the compute module."
  value       = [for group in aws_cloudwatch_log_group.web_standby : { name = group.name }]
}

output "worker_cloudwatch_log_group" {
  description = "CloudWatch log group “worker”, for the compute module."
  value       = { name = aws_cloudwatch_log_group.worker.name }
}

output "worker_standby_cloudwatch_log_group" {
  description = "CloudWatch log group “worker_standby” (none where this environment has no such part), for the compute module."
  value       = [for group in aws_cloudwatch_log_group.worker_standby : { name = group.name }]
}
