# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

# What each program is told by its environment: where its neighbours are. A null is left out where it is used.
locals {
  worker_settings = {
    ENVIRONMENT    = var.environment
    DATABASE_TABLE = var.database_dynamodb_table.name
    FILES_BUCKET   = var.files_s3_bucket.bucket
    STREAM_NAME    = var.stream_kinesis_stream.name
  }
}
