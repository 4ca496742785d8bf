# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

output "backups_backup_vault" {
  description = "Backup vault “backups” (none where this environment has no such part), for the observability module."
  value       = [for vault in aws_backup_vault.backups : { name = vault.name }]
}

output "cache_elasticache_replication_group" {
  description = "Elasticache replication group “cache”, for the modules compute and observability."

  value = {
    primary_endpoint_address = aws_elasticache_replication_group.cache.primary_endpoint_address
    replication_group_id     = aws_elasticache_replication_group.cache.replication_group_id
  }
}

output "database_db_instance" {
  description = "DB instance “database”, for the modules compute, security and observability."

  value = {
    address            = aws_db_instance.database.address
    identifier         = aws_db_instance.database.identifier
    master_user_secret = aws_db_instance.database.master_user_secret
  }
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
