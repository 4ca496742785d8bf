# Design: Parcel Events (parcel-events), rule set 2026.11.23.3.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "parcel-events"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  worker_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_TABLE = aws_dynamodb_table.database.name
    FILES_BUCKET   = aws_s3_bucket.files.bucket
    STREAM_NAME    = aws_kinesis_stream.stream.name
  }
}
