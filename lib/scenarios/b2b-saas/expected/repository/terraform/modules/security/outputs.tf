# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

output "backups_iam_role" {
  description = "IAM role “backups” (none where this environment has no such part), for the data module."
  value       = [for role in aws_iam_role.backups : { arn = role.arn }]
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
