# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

output "balancer_security_group" {
  description = "Security group “balancer”, for the edge module."
  value       = { id = aws_security_group.balancer.id }
}

output "database_security_group" {
  description = "Security group “database”, for the data module."
  value       = { id = aws_security_group.database.id }
}

output "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, for the compute module."
  value       = { for key, subnet in aws_subnet.network_app : key => { id = subnet.id } }
}

output "network_data_subnet" {
  description = "Subnet “network_data”, each by its key, for the data module."
  value       = { for key, subnet in aws_subnet.network_data : key => { id = subnet.id } }
}

output "network_public_subnet" {
  description = "Subnet “network_public”, each by its key, for the edge module."
  value       = { for key, subnet in aws_subnet.network_public : key => { id = subnet.id } }
}

output "network_vpc" {
  description = "VPC “network”, for the edge module."
  value       = { id = aws_vpc.network.id }
}

output "way_out_nat_gateway" {
  description = "NAT gateway “way_out”, each by its key, for the observability module."
  value       = { for key, gateway in aws_nat_gateway.way_out : key => { id = gateway.id } }
}

output "web_security_group" {
  description = "Security group “web”, for the compute module."
  value       = { id = aws_security_group.web.id }
}

output "worker_security_group" {
  description = "Security group “worker”, for the compute module."
  value       = { id = aws_security_group.worker.id }
}
