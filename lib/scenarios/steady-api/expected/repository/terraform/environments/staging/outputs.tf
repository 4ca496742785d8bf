# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

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

output "database_address" {
  description = "Address of PostgreSQL database."
  value       = module.data.database_rds_cluster.endpoint
}

output "images_repositories" {
  description = "Where images are pushed to, by name."
  value       = { for name, repository in module.compute.images_ecr_repository : name => repository.repository_url }
}
