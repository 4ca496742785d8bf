# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "balancer_security_group" {
  description = "Security group “balancer”, for the edge module."
  value       = { id = aws_security_group.balancer.id }
}

output "balancer_standby_security_group" {
  description = "Security group “balancer_standby” (none where this environment has no such part), for the edge module."
  value       = [for group in aws_security_group.balancer_standby : { id = group.id }]
}

output "network_app_subnet" {
  description = "Subnet “network_app”, each by its key, for the compute module."
  value       = { for key, subnet in aws_subnet.network_app : key => { id = subnet.id } }
}

output "network_public_subnet" {
  description = "Subnet “network_public”, each by its key, for the edge module."
  value       = { for key, subnet in aws_subnet.network_public : key => { id = subnet.id } }
}

output "network_standby_app_subnet" {
  description = "Subnet “network_standby_app”, each by its key, for the compute module."
  value       = { for key, subnet in aws_subnet.network_standby_app : key => { id = subnet.id } }
}

output "network_standby_public_subnet" {
  description = "Subnet “network_standby_public”, each by its key, for the edge module."
  value       = { for key, subnet in aws_subnet.network_standby_public : key => { id = subnet.id } }
}

output "network_standby_vpc" {
  description = "VPC “network_standby” (none where this environment has no such part), for the edge module."
  value       = [for vpc in aws_vpc.network_standby : { id = vpc.id }]
}

output "network_vpc" {
  description = "VPC “network”, for the edge module."
  value       = { id = aws_vpc.network.id }
}

output "way_out_nat_gateway" {
  description = "NAT gateway “way_out”, each by its key, for the observability module."
  value       = { for key, gateway in aws_nat_gateway.way_out : key => { id = gateway.id } }
}

output "way_out_standby_nat_gateway" {
  description = "NAT gateway “way_out_standby”, each by its key, for the observability module."
  value       = { for key, gateway in aws_nat_gateway.way_out_standby : key => { id = gateway.id } }
}

output "web_security_group" {
  description = "Security group “web”, for the compute module."
  value       = { id = aws_security_group.web.id }
}

output "web_standby_security_group" {
  description = "Security group “web_standby” (none where this environment has no such part), for the compute module."
  value       = [for group in aws_security_group.web_standby : { id = group.id }]
}

output "worker_security_group" {
  description = "Security group “worker”, for the compute module."
  value       = { id = aws_security_group.worker.id }
}

output "worker_standby_security_group" {
  description = "Security group “worker_standby” (none where this environment has no such part), for the compute module."
  value       = [for group in aws_security_group.worker_standby : { id = group.id }]
}
