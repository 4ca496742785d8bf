# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

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

output "database_rds_cluster" {
  description = "Rds cluster “database”, for the modules compute, security and observability."

  value = {
    cluster_identifier = aws_rds_cluster.database.cluster_identifier
    endpoint           = aws_rds_cluster.database.endpoint
    master_user_secret = aws_rds_cluster.database.master_user_secret
  }
}
