# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

output "files_bucket" {
  description = "Bucket of Files."
  value       = module.data.files_s3_bucket.bucket
}

output "stream_name" {
  description = "Name of Event stream."
  value       = module.data.stream_kinesis_stream.name
}
