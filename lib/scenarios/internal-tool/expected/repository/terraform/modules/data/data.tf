# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

resource "aws_elasticache_subnet_group" "cache" {
  name       = "${var.name}-cache"
  subnet_ids = values(var.network_data_subnet)[*].id
}

# CA-03: Sessions kept in memory move to a shared store, so that copies can come and go.
resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "${var.name}-cache"
  description                = "Holds sessions and repeated reads, so that copies can come and go."
  engine                     = "valkey"
  engine_version             = "8.0"
  num_cache_clusters         = var.cache.nodes
  automatic_failover_enabled = var.cache.multi_az
  multi_az_enabled           = var.cache.multi_az
  node_type                  = var.cache.node_type
  port                       = 6379
  subnet_group_name          = aws_elasticache_subnet_group.cache.name
  security_group_ids         = [var.cache_security_group.id]
  maintenance_window         = "sun:04:30-sun:05:30"
  transit_encryption_enabled = true
  at_rest_encryption_enabled = "true"
  snapshot_retention_limit   = local.is_production ? 1 : 0
  auto_minor_version_upgrade = "true"

  tags = {
    Name      = "${var.name}-cache"
    Component = "cache"
  }
}

resource "aws_db_subnet_group" "database" {
  name       = "${var.name}-database"
  subnet_ids = values(var.network_data_subnet)[*].id
}

# DB-01: Relational records with one place to write, kept through the loss of a data centre without losing data.
resource "aws_db_instance" "database" {
  identifier                  = "${var.name}-database"
  engine                      = "postgres"
  engine_version              = "17"
  db_name                     = local.database_name
  username                    = "app_owner"
  manage_master_user_password = true
  allocated_storage           = var.database.storage_gib
  max_allocated_storage       = var.database.storage_gib * 4
  instance_class              = var.database.instance_class
  port                        = 5432
  multi_az                    = var.database.multi_az

  # A volume brings 3,000 operations a second; more can be asked for from 400 GiB.
  iops                                = var.database.iops > 3000 && var.database.storage_gib >= 400 ? var.database.iops : null
  db_subnet_group_name                = aws_db_subnet_group.database.name
  vpc_security_group_ids              = [var.database_security_group.id]
  publicly_accessible                 = false
  storage_type                        = "gp3"
  storage_encrypted                   = true
  backup_retention_period             = var.database.backup_days
  backup_window                       = "02:00-03:00"
  maintenance_window                  = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot               = true
  auto_minor_version_upgrade          = true
  iam_database_authentication_enabled = true
  performance_insights_enabled        = true
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  deletion_protection                 = var.database.deletion_protection
  skip_final_snapshot                 = !local.is_production
  final_snapshot_identifier           = "${var.name}-database-final"

  tags = {
    Name      = "${var.name}-database"
    Component = "database"
  }
}
