# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

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
  value       = module.data.database_db_instance.address
}
