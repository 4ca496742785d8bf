# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

output "images_ecr_repository" {
  description = "ECR repository “images”, each by its key."
  value       = { for key, repository in aws_ecr_repository.images : key => { repository_url = repository.repository_url } }
}

output "services_ecs_cluster" {
  description = "ECS cluster “services”, for the observability module."
  value       = { name = aws_ecs_cluster.services.name }
}

output "web_ecs_service" {
  description = "ECS service “web”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.web : key => { name = service.name } }
}

output "worker_ecs_service" {
  description = "ECS service “worker”, each by its key, for the observability module."
  value       = { for key, service in aws_ecs_service.worker : key => { name = service.name } }
}
