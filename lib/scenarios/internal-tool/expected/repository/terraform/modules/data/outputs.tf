# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

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
