# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

resource "aws_db_subnet_group" "database" {
  name       = "${var.name}-database"
  subnet_ids = values(var.network_data_subnet)[*].id
}

# DB-01: Relational records with one place to write, kept through the loss of a data centre without losing data.
resource "aws_db_instance" "database" {
  identifier                    = "${var.name}-database"
  engine                        = "postgres"
  engine_version                = "17"
  db_name                       = local.database_name
  username                      = "app_owner"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.keys_kms_key.arn
  allocated_storage             = var.database.storage_gib
  max_allocated_storage         = var.database.storage_gib * 4
  instance_class                = var.database.instance_class
  port                          = 5432
  multi_az                      = var.database.multi_az

  # A volume brings 3,000 operations a second; more can be asked for from 400 GiB.
  iops                                = var.database.iops > 3000 && var.database.storage_gib >= 400 ? var.database.iops : null
  db_subnet_group_name                = aws_db_subnet_group.database.name
  vpc_security_group_ids              = [var.database_security_group.id]
  publicly_accessible                 = false
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = var.keys_kms_key.arn
  backup_retention_period             = var.database.backup_days
  backup_window                       = "02:00-03:00"
  maintenance_window                  = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot               = true
  auto_minor_version_upgrade          = true
  iam_database_authentication_enabled = true
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = var.keys_kms_key.arn
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  deletion_protection                 = var.database.deletion_protection
  skip_final_snapshot                 = !local.is_production
  final_snapshot_identifier           = "${var.name}-database-final"

  tags = {
    Name      = "${var.name}-database"
    Component = "database"
  }
}

# O-04: Old files are rarely read, so they move to a cheaper class by age.
resource "aws_s3_bucket" "files" {
  bucket        = "${var.name}-files-${data.aws_caller_identity.current.account_id}"
  force_destroy = !local.is_production

  tags = {
    Name      = "${var.name}-files"
    Component = "files"
  }
}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "files" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.keys_kms_key.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "cooler-classes"
    status = "Enabled"

    filter {}

    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }
  }
}

resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
