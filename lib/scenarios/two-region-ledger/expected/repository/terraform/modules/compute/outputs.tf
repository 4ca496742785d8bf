# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "images_ecr_repository" {
  description = "ECR repository “images”, each by its key."
  value       = { for key, repository in aws_ecr_repository.images : key => { repository_url = repository.repository_url } }
}

output "services_ecs_cluster" {
  description = "ECS cluster “services”, for the observability module."
  value       = { name = aws_ecs_cluster.services.name }
}

output "services_secondary_region_ecs_cluster" {
  description = "ECS cluster “services_secondary_region” (none where this environment has no such part), for the observability module."
  value       = [for cluster in aws_ecs_cluster.services_secondary_region : { name = cluster.name }]
}

output "web_ecs_service" {
  description = "ECS service “web”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.web : key => { name = service.name } }
}

output "web_standby_ecs_service" {
  description = "ECS service “web_standby”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.web_standby : key => { name = service.name } }
}

output "worker_ecs_service" {
  description = "ECS service “worker”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.worker : key => { name = service.name } }
}

output "worker_standby_ecs_service" {
  description = "ECS service “worker_standby”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.worker_standby : key => { name = service.name } }
}
