# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

output "web_iam_instance_profile" {
  description = "IAM instance profile “web”, for the compute module."
  value       = { name = aws_iam_instance_profile.web.name }
}

output "web_machines_iam_role" {
  description = "IAM role “web_machines”, for the compute module."
  value       = { arn = aws_iam_role.web_machines.arn }
}
