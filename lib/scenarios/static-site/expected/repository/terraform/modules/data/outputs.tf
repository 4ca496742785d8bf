# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

output "site_s3_bucket" {
  description = "S3 bucket “site”, for the edge module."

  value = {
    bucket                      = aws_s3_bucket.site.bucket
    bucket_regional_domain_name = aws_s3_bucket.site.bucket_regional_domain_name
  }
}
