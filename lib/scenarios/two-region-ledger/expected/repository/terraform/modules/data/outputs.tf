# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "backups_backup_vault" {
  description = "Backup vault “backups” (none where this environment has no such part), for the observability module."
  value       = [for vault in aws_backup_vault.backups : { name = vault.name }]
}

output "database_dsql_cluster" {
  description = "Dsql cluster “database”, for the modules compute and security."
  value       = { arn = aws_dsql_cluster.database.arn, identifier = aws_dsql_cluster.database.identifier }
}

output "database_standby_dsql_cluster" {
  description = "Dsql cluster “database_standby” (none where this environment has no such part), for the modules compute and security."
  value       = [for cluster in aws_dsql_cluster.database_standby : { arn = cluster.arn, identifier = cluster.identifier }]
}

output "files_replica_s3_bucket" {
  description = "S3 bucket “files_replica” (none where this environment has no such part), for the modules compute and security."
  value       = [for bucket in aws_s3_bucket.files_replica : { arn = bucket.arn, bucket = bucket.bucket }]
}

output "files_s3_bucket" {
  description = "S3 bucket “files”, for the modules compute and security."
  value       = { arn = aws_s3_bucket.files.arn, bucket = aws_s3_bucket.files.bucket }
}

output "jobs_queue_failed_sqs_queue" {
  description = "SQS queue “jobs_queue_failed”, for the observability module."
  value       = { name = aws_sqs_queue.jobs_queue_failed.name }
}

output "jobs_queue_sqs_queue" {
  description = "SQS queue “jobs_queue”, for the modules compute, security and observability."

  value = {
    arn  = aws_sqs_queue.jobs_queue.arn
    name = aws_sqs_queue.jobs_queue.name
    url  = aws_sqs_queue.jobs_queue.url
  }
}

output "jobs_queue_standby_failed_sqs_queue" {
  description = "SQS queue “jobs_queue_standby_failed” (none where this environment has no such part), for the observability module."
  value       = [for queue in aws_sqs_queue.jobs_queue_standby_failed : { name = queue.name }]
}

output "jobs_queue_standby_sqs_queue" {
  description = "SQS queue “jobs_queue_standby” (none where this environment has no such part), for the modules compute, security and observability."
  value       = [for queue in aws_sqs_queue.jobs_queue_standby : { arn = queue.arn, name = queue.name, url = queue.url }]
}
