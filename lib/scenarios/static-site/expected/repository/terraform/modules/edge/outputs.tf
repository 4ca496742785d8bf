# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

output "cdn_cloudfront_distribution" {
  description = "CloudFront distribution “cdn”, for the modules data and observability."
  value       = { arn = aws_cloudfront_distribution.cdn.arn, id = aws_cloudfront_distribution.cdn.id }
}

output "dns_route53_zone" {
  description = "Route53 zone “dns”."
  value       = { name_servers = aws_route53_zone.dns.name_servers }
}
