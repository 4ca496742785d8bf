# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

output "balancer_lb" {
  description = "Load balancer “balancer”, for the modules compute and observability."

  value = {
    arn        = aws_lb.balancer.arn
    arn_suffix = aws_lb.balancer.arn_suffix
    dns_name   = aws_lb.balancer.dns_name
  }
}

output "dns_route53_zone" {
  description = "Route53 zone “dns”."
  value       = { name_servers = aws_route53_zone.dns.name_servers }
}
