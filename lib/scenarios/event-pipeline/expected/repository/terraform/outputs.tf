# Design: Parcel Events (parcel-events), rule set 2026.11.23.3.

output "files_bucket" {
  description = "Bucket of Files."
  value       = aws_s3_bucket.files.bucket
}

output "stream_name" {
  description = "Name of Event stream."
  value       = aws_kinesis_stream.stream.name
}
