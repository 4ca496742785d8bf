# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

# OPS-04: Backups must be kept longer than a database keeps its own, or in another region, or out of reach of
# whoever breaks in.
resource "aws_backup_vault" "backups" {
  count = var.backups != null ? 1 : 0

  name = "${var.name}-backups"

  tags = {
    Name      = "${var.name}-backups"
    Component = "backups"
  }
}

# Nobody deletes a backup in its first week: not by mistake and not with stolen keys.
resource "aws_backup_vault_lock_configuration" "backups" {
  count = var.backups != null ? 1 : 0

  backup_vault_name  = aws_backup_vault.backups[0].name
  min_retention_days = 7
}

resource "aws_backup_plan" "backups" {
  count = var.backups != null ? 1 : 0

  name = "${var.name}-backups"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.backups[0].name
    schedule          = "cron(0 3 * * ? *)"
    start_window      = 60
    completion_window = 300

    lifecycle {
      delete_after                              = var.backups.retention_days
      opt_in_to_archive_for_supported_resources = false
    }
  }
}

resource "aws_backup_selection" "backups" {
  count = var.backups != null ? 1 : 0

  name         = "${var.name}-backups"
  plan_id      = aws_backup_plan.backups[0].id
  iam_role_arn = var.backups_iam_role[0].arn
  resources    = [aws_rds_cluster.database.arn]
}
