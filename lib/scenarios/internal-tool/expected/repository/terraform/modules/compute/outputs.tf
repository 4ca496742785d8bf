# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

output "web_elastic_beanstalk_environment" {
  description = "Elastic beanstalk environment “web”, for the observability module."
  value       = { name = aws_elastic_beanstalk_environment.web.name }
}
