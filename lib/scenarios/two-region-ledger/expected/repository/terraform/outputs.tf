# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.23.3.

output "address" {
  description = "Where the workload answers."
  value       = "https://${var.domain_name}"
}

output "name_servers" {
  description = "Enter these at your registrar, or as NS records in the parent zone."
  value       = aws_route53_zone.dns.name_servers
}

output "balancer_address" {
  description = "Address of Load balancer."
  value       = aws_lb.balancer.dns_name
}

output "balancer_standby_address" {
  description = "Address of Load balancer, second region."
  value       = one(aws_lb.balancer_standby[*].dns_name)
}

output "database_identifier" {
  description = "Identifier of PostgreSQL database."
  value       = aws_dsql_cluster.database.identifier
}

output "database_standby_identifier" {
  description = "Identifier of Database, second region."
  value       = one(aws_dsql_cluster.database_standby[*].identifier)
}

output "files_bucket" {
  description = "Bucket of Files."
  value       = aws_s3_bucket.files.bucket
}

output "files_replica_bucket" {
  description = "Bucket of Files, second region."
  value       = one(aws_s3_bucket.files_replica[*].bucket)
}

output "images_repositories" {
  description = "Where images are pushed to, by name."
  value       = { for name, repository in aws_ecr_repository.images : name => repository.repository_url }
}

output "jobs_queue_url" {
  description = "Address of Job queue."
  value       = aws_sqs_queue.jobs_queue.url
}

output "jobs_queue_standby_url" {
  description = "Address of Job queue, second region."
  value       = one(aws_sqs_queue.jobs_queue_standby[*].url)
}
