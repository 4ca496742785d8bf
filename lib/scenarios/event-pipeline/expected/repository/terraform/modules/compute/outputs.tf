# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

output "worker_lambda_function" {
  description = "Lambda function “worker”, for the observability module."
  value       = { function_name = aws_lambda_function.worker.function_name }
}
