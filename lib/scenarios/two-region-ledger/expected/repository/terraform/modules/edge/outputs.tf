# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

output "balancer_lb" {
  description = "Load balancer “balancer”, for the observability module."
  value       = { arn_suffix = aws_lb.balancer.arn_suffix, dns_name = aws_lb.balancer.dns_name }
}

output "balancer_standby_lb" {
  description = "Load balancer “balancer_standby” (none where this environment has no such part), for the observability module."
  value       = [for lb in aws_lb.balancer_standby : { arn_suffix = lb.arn_suffix, dns_name = lb.dns_name }]
}

output "dns_route53_health_check" {
  description = "Route53 health check “dns”, for the observability module."
  value       = { id = aws_route53_health_check.dns.id }
}

output "dns_route53_zone" {
  description = "Route53 zone “dns”."
  value       = { name_servers = aws_route53_zone.dns.name_servers }
}

output "web_green_lb_target_group" {
  description = "Load balancer target group “web_green”, each by its key, for the compute module."
  value       = { for key, group in aws_lb_target_group.web_green : key => { arn = group.arn } }
}

output "web_lb_listener_rule" {
  description = "Load balancer listener rule “web”, each by its key, for the compute module."
  value       = { for key, rule in aws_lb_listener_rule.web : key => { arn = rule.arn } }
}

output "web_lb_target_group" {
  description = "Load balancer target group “web”, each by its key, for the compute module."
  value       = { for key, group in aws_lb_target_group.web : key => { arn = group.arn } }
}

output "web_standby_green_lb_target_group" {
  description = "Load balancer target group “web_standby_green”, each by its key, for the compute module."
  value       = { for key, group in aws_lb_target_group.web_standby_green : key => { arn = group.arn } }
}

output "web_standby_lb_listener_rule" {
  description = "Load balancer listener rule “web_standby”, each by its key, for the compute module."
  value       = { for key, rule in aws_lb_listener_rule.web_standby : key => { arn = rule.arn } }
}

output "web_standby_lb_target_group" {
  description = "Load balancer target group “web_standby”, each by its key, for the compute module."
  value       = { for key, group in aws_lb_target_group.web_standby : key => { arn = group.arn } }
}
