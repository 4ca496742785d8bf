# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "address" {
  description = "Where the workload answers."
  value       = "https://${var.domain_name}"
}

output "name_servers" {
  description = "Enter these at your registrar, or as NS records in the parent zone."
  value       = module.edge.dns_route53_zone.name_servers
}

output "balancer_address" {
  description = "Address of Load balancer."
  value       = module.edge.balancer_lb.dns_name
}

output "balancer_standby_address" {
  description = "Address of Load balancer, second region."
  value       = one(module.edge.balancer_standby_lb[*].dns_name)
}

output "database_identifier" {
  description = "Identifier of PostgreSQL database."
  value       = module.data.database_dsql_cluster.identifier
}

output "database_standby_identifier" {
  description = "Identifier of Database, second region."
  value       = one(module.data.database_standby_dsql_cluster[*].identifier)
}

output "files_bucket" {
  description = "Bucket of Files."
  value       = module.data.files_s3_bucket.bucket
}

output "files_replica_bucket" {
  description = "Bucket of Files, second region."
  value       = one(module.data.files_replica_s3_bucket[*].bucket)
}

output "images_repositories" {
  description = "Where images are pushed to, by name."
  value       = { for name, repository in module.compute.images_ecr_repository : name => repository.repository_url }
}

output "jobs_queue_url" {
  description = "Address of Job queue."
  value       = module.data.jobs_queue_sqs_queue.url
}

output "jobs_queue_standby_url" {
  description = "Address of Job queue, second region."
  value       = one(module.data.jobs_queue_standby_sqs_queue[*].url)
}
