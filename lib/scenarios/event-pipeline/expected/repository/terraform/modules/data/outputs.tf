# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

output "database_dynamodb_table" {
  description = "DynamoDB table “database”, for the modules compute, security and observability."
  value       = { arn = aws_dynamodb_table.database.arn, name = aws_dynamodb_table.database.name }
}

output "files_s3_bucket" {
  description = "S3 bucket “files”, for the modules compute and security."
  value       = { arn = aws_s3_bucket.files.arn, bucket = aws_s3_bucket.files.bucket }
}

output "stream_kinesis_stream" {
  description = "Kinesis stream “stream”, for the modules compute, security and observability."
  value       = { arn = aws_kinesis_stream.stream.arn, name = aws_kinesis_stream.stream.name }
}
