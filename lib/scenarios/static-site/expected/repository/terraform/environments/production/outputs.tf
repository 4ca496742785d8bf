# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

output "address" {
  description = "Where the workload answers."
  value       = "https://${var.domain_name}"
}

output "name_servers" {
  description = "Enter these at your registrar, or as NS records in the parent zone."
  value       = module.edge.dns_route53_zone.name_servers
}

output "cdn_id" {
  description = "Distribution to invalidate after a release of the site."
  value       = module.edge.cdn_cloudfront_distribution.id
}

output "site_bucket" {
  description = "Bucket of Site files."
  value       = module.data.site_s3_bucket.bucket
}
