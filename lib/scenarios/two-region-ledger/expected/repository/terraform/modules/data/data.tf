# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

# DB-34: Every write is confirmed by more than one region, so losing one loses nothing.
resource "aws_dsql_cluster" "database" {
  deletion_protection_enabled = var.database.deletion_protection
  kms_encryption_key          = var.keys_kms_key.arn

  dynamic "multi_region_properties" {
    for_each = var.database_standby != null ? [1] : []

    content {
      witness_region = var.witness_region
    }
  }

  tags = {
    Name      = "${var.name}-database"
    Component = "database"
  }

  lifecycle {
    ignore_changes = [multi_region_properties[0].clusters]
  }
}

resource "aws_dsql_cluster_peering" "database" {
  count = var.database_standby != null ? 1 : 0

  identifier     = aws_dsql_cluster.database.identifier
  clusters       = [aws_dsql_cluster.database_standby[0].arn]
  witness_region = var.witness_region
}

resource "aws_dsql_cluster_peering" "database_standby" {
  count = var.database_standby != null ? 1 : 0

  region         = var.secondary_region
  identifier     = aws_dsql_cluster.database_standby[0].identifier
  clusters       = [aws_dsql_cluster.database.arn]
  witness_region = var.witness_region
}

# DB-34: Every write is confirmed by more than one region, so losing one loses nothing.
resource "aws_dsql_cluster" "database_standby" {
  count = var.database_standby != null ? 1 : 0

  region                      = var.secondary_region
  deletion_protection_enabled = var.database_standby.deletion_protection
  kms_encryption_key          = var.keys_secondary_kms_replica_key.arn

  multi_region_properties {
    witness_region = var.witness_region
  }

  tags = {
    Name      = "${var.name}-database-standby"
    Component = "database-standby"
  }

  lifecycle {
    ignore_changes = [multi_region_properties[0].clusters]
  }
}

# O-05: The files have to survive the loss of a region too.
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

# Copies arrive in the other region within 15 minutes, which S3 commits to.
resource "aws_s3_bucket_replication_configuration" "files" {
  count = var.files_replica ? 1 : 0

  bucket = aws_s3_bucket.files.id
  role   = var.files_replication_iam_role[0].arn

  rule {
    id       = "everything"
    status   = "Enabled"
    priority = 0

    filter {}

    delete_marker_replication {
      status = "Enabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket        = aws_s3_bucket.files_replica[0].arn
      storage_class = "STANDARD_IA"

      encryption_configuration {
        replica_kms_key_id = var.keys_secondary_kms_replica_key.arn
      }

      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.files, aws_s3_bucket_versioning.files_replica]
}

# O-05: The files have to survive the loss of a region too.
resource "aws_s3_bucket" "files_replica" {
  count = var.files_replica ? 1 : 0

  region        = var.secondary_region
  bucket        = "${var.name}-files-replica-${data.aws_caller_identity.current.account_id}-${var.secondary_region}"
  force_destroy = !local.is_production

  tags = {
    Name      = "${var.name}-files-replica"
    Component = "files-replica"
  }
}

resource "aws_s3_bucket_public_access_block" "files_replica" {
  count = var.files_replica ? 1 : 0

  region                  = var.secondary_region
  bucket                  = aws_s3_bucket.files_replica[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "files_replica" {
  count = var.files_replica ? 1 : 0

  region = var.secondary_region
  bucket = aws_s3_bucket.files_replica[0].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files_replica" {
  count = var.files_replica ? 1 : 0

  region = var.secondary_region
  bucket = aws_s3_bucket.files_replica[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.keys_secondary_kms_replica_key.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "files_replica" {
  count = var.files_replica ? 1 : 0

  region = var.secondary_region
  bucket = aws_s3_bucket.files_replica[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "files_replica" {
  count = var.files_replica ? 1 : 0

  region = var.secondary_region
  bucket = aws_s3_bucket.files_replica[0].id

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

resource "aws_s3_bucket_policy" "files_replica" {
  count = var.files_replica ? 1 : 0

  region = var.secondary_region
  bucket = aws_s3_bucket.files_replica[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.files_replica[0].arn, "${aws_s3_bucket.files_replica[0].arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
