# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

resource "aws_acm_certificate" "balancer" {
  domain_name       = local.origin_domain
  validation_method = "DNS"

  tags = {
    Name = "${var.name}-balancer"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "balancer_certificate" {
  zone_id         = aws_route53_zone.dns.zone_id
  name            = one(aws_acm_certificate.balancer.domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.balancer.domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.balancer.domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "balancer" {
  certificate_arn = aws_acm_certificate.balancer.arn
  depends_on      = [aws_route53_record.balancer_certificate]
}

# CloudFront takes its certificate from us-east-1, wherever the rest runs.
resource "aws_acm_certificate" "edge" {
  count = var.cdn ? 1 : 0

  region            = "us-east-1"
  domain_name       = var.domain_name
  validation_method = "DNS"

  tags = {
    Name = "${var.name}-edge"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "edge_certificate" {
  count = var.cdn ? 1 : 0

  zone_id         = aws_route53_zone.dns.zone_id
  name            = one(aws_acm_certificate.edge[0].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.edge[0].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.edge[0].domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "edge" {
  count = var.cdn ? 1 : 0

  region          = "us-east-1"
  certificate_arn = aws_acm_certificate.edge[0].arn
  depends_on      = [aws_route53_record.edge_certificate]
}

resource "aws_route53_record" "site" {
  count = var.cdn ? 1 : 0

  zone_id = aws_route53_zone.dns.zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.cdn[0].domain_name
    zone_id                = aws_cloudfront_distribution.cdn[0].hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "site_ipv6" {
  count = var.cdn ? 1 : 0

  zone_id = aws_route53_zone.dns.zone_id
  name    = var.domain_name
  type    = "AAAA"

  alias {
    name                   = aws_cloudfront_distribution.cdn[0].domain_name
    zone_id                = aws_cloudfront_distribution.cdn[0].hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "balancer" {
  zone_id = aws_route53_zone.dns.zone_id
  name    = local.origin_domain
  type    = "A"

  alias {
    name                   = aws_lb.balancer.dns_name
    zone_id                = aws_lb.balancer.zone_id
    evaluate_target_health = true
  }
}

# DNS-90: One front door needs one record.
resource "aws_route53_zone" "dns" {
  name    = var.domain_name
  comment = "Names of ${var.name}"

  tags = {
    Name      = "${var.name}-dns"
    Component = "dns"
  }
}

data "aws_cloudfront_cache_policy" "origin_decides" {
  name = "UseOriginCacheControlHeaders-QueryStrings"
}

data "aws_cloudfront_origin_request_policy" "all_viewer" {
  name = "Managed-AllViewerExceptHostHeader"
}

data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

# CDN-02: Users on several continents meet a nearby edge instead of a far region.
resource "aws_cloudfront_distribution" "cdn" {
  count = var.cdn ? 1 : 0

  enabled         = true
  comment         = var.name
  aliases         = [var.domain_name]
  http_version    = "http2and3"
  is_ipv6_enabled = true
  price_class     = "PriceClass_100"
  web_acl_id      = aws_wafv2_web_acl.firewall[0].arn

  origin {
    origin_id   = "origin"
    domain_name = local.origin_domain

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id           = "origin"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.origin_decides.id
    origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.all_viewer.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.edge[0].certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  tags = {
    Name      = "${var.name}-cdn"
    Component = "cdn"
  }
}

# SEC-01: Card data behind a public web application needs an automated web firewall (PCI DSS 6.4.2).
resource "aws_wafv2_web_acl" "firewall" {
  count = var.firewall ? 1 : 0

  region = "us-east-1"
  name   = "${var.name}-firewall"
  scope  = "CLOUDFRONT"

  default_action {
    allow {}
  }

  rule {
    name     = "rate-limit"
    priority = 0

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.requests_per_address
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate-limit"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesCommonRuleSet"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "AWSManagedRulesCommonRuleSet"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesKnownBadInputsRuleSet"
    priority = 2

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "AWSManagedRulesKnownBadInputsRuleSet"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesAmazonIpReputationList"
    priority = 3

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesAmazonIpReputationList"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "AWSManagedRulesAmazonIpReputationList"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "firewall"
    sampled_requests_enabled   = true
  }

  tags = {
    Name      = "${var.name}-firewall"
    Component = "firewall"
  }
}

# LB-01: HTTP requests go to healthy copies in every zone, with TLS and a web firewall at one place.
resource "aws_lb" "balancer" {
  name                       = "${var.name}-balancer"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = values(var.network_public_subnet)[*].id
  security_groups            = [var.balancer_security_group.id]
  enable_deletion_protection = local.is_production
  drop_invalid_header_fields = true
  enable_http2               = true

  tags = {
    Name      = "${var.name}-balancer"
    Component = "balancer"
  }
}

# Every service has a rule of its own; what matches none gets a 404.
resource "aws_lb_listener" "balancer" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.balancer.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "balancer_redirect" {
  count = contains(["staging"], var.environment) ? 1 : 0

  load_balancer_arn = aws_lb.balancer.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_target_group" "web" {
  for_each = var.web_services

  name                 = "${var.name}-${substr(md5("web/${each.key}"), 0, 8)}"
  target_type          = "ip"
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = var.network_vpc.id
  deregistration_delay = "60"

  health_check {
    path                = var.health_check_path
    matcher             = "200-299"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = {
    Name = "${var.name}-${each.key}"
  }
}

resource "aws_lb_listener_rule" "web" {
  for_each = var.web_services

  listener_arn = aws_lb_listener.balancer.arn
  priority     = 100 + index(keys(var.web_services), each.key)

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web[each.key].arn
  }

  condition {
    path_pattern {
      values = each.value.paths
    }
  }
}
