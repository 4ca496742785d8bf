# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

resource "aws_elasticache_subnet_group" "cache" {
  name       = "${var.name}-cache"
  subnet_ids = values(var.network_data_subnet)[*].id
}

# CA-01: You keep a cache or sessions; Valkey keeps structures, replicates and fails over.
resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "${var.name}-cache"
  description                = "Holds repeated reads."
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

# DB-26: The higher tier is promised 99.99%, which leaves room for the other parts of the path.
resource "aws_rds_cluster" "database" {
  cluster_identifier                  = "${var.name}-database"
  engine                              = "aurora-postgresql"
  engine_version                      = "17.4"
  database_name                       = local.database_name
  master_username                     = "app_owner"
  manage_master_user_password         = true
  port                                = 5432
  db_subnet_group_name                = aws_db_subnet_group.database.name
  vpc_security_group_ids              = [var.database_security_group.id]
  storage_encrypted                   = true
  backup_retention_period             = max(1, var.database.backup_days)
  preferred_backup_window             = "02:00-03:00"
  preferred_maintenance_window        = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot               = true
  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = ["postgresql"]
  deletion_protection                 = var.database.deletion_protection
  skip_final_snapshot                 = !local.is_production
  final_snapshot_identifier           = "${var.name}-database-final"

  serverlessv2_scaling_configuration {
    min_capacity = var.database.capacity_min
    max_capacity = var.database.capacity_max
  }

  tags = {
    Name      = "${var.name}-database"
    Component = "database"
  }
}

resource "aws_rds_cluster_instance" "database" {
  count = 1 + (var.database.multi_az ? 1 : 0) + var.database.read_replicas

  identifier                   = "${var.name}-database-${count.index}"
  cluster_identifier           = aws_rds_cluster.database.id
  engine                       = aws_rds_cluster.database.engine
  engine_version               = aws_rds_cluster.database.engine_version
  instance_class               = var.database.instance_class
  publicly_accessible          = false
  performance_insights_enabled = true
  promotion_tier               = count.index

  tags = {
    Name      = "${var.name}-database-${count.index}"
    Component = "database"
  }
}
