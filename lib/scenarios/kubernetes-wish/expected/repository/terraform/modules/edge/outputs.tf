# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

output "balancer_lb" {
  description = "Load balancer “balancer”, for the modules compute and observability."
  value       = { arn_suffix = aws_lb.balancer.arn_suffix, dns_name = aws_lb.balancer.dns_name }
}

output "dns_route53_zone" {
  description = "Route53 zone “dns”."
  value       = { name_servers = aws_route53_zone.dns.name_servers }
}

output "web_lb_listener_rule" {
  description = "Load balancer listener rule “web”, each by its key, for the compute module."
  value       = { for key, rule in aws_lb_listener_rule.web : key => { id = rule.id } }
}

output "web_lb_target_group" {
  description = "Load balancer target group “web”, each by its key, for the compute module."
  value       = { for key, group in aws_lb_target_group.web : key => { arn = group.arn, arn_suffix = group.arn_suffix } }
}
