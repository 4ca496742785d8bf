# Design: Clinic Intake (clinic-intake), rule set 2026.11.23.3.

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

output "database_address" {
  description = "Address of PostgreSQL database."
  value       = aws_db_instance.database.address
}

output "files_bucket" {
  description = "Bucket of Files."
  value       = aws_s3_bucket.files.bucket
}

output "images_repositories" {
  description = "Where images are pushed to, by name."
  value       = { for name, repository in aws_ecr_repository.images : name => repository.repository_url }
}

output "jobs_queue_url" {
  description = "Address of Job queue."
  value       = aws_sqs_queue.jobs_queue.url
}
