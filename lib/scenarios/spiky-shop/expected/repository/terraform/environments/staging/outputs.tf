# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

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
  value       = one(module.edge.cdn_cloudfront_distribution[*].id)
}

output "balancer_address" {
  description = "Address of Load balancer."
  value       = module.edge.balancer_lb.dns_name
}

output "database_address" {
  description = "Address of PostgreSQL database."
  value       = module.data.database_db_instance.address
}

output "files_bucket" {
  description = "Bucket of Files."
  value       = module.data.files_s3_bucket.bucket
}

output "images_repositories" {
  description = "Where images are pushed to, by name."
  value       = { for name, repository in module.compute.images_ecr_repository : name => repository.repository_url }
}

output "jobs_queue_url" {
  description = "Address of Job queue."
  value       = module.data.jobs_queue_sqs_queue.url
}
