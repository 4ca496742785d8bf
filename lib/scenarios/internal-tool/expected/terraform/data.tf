# Design: Depot Desk (depot-desk), rule set 2026.11.23.

resource "aws_db_subnet_group" "database" {
  name       = "${var.name}-database"
  subnet_ids = values(aws_subnet.network_data)[*].id
}

# DB-20: One zone is enough for the downtime you accept, so a standby is not paid for.
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
  vpc_security_group_ids              = [aws_security_group.database.id]
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
