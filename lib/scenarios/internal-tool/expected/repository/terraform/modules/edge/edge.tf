# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

resource "aws_acm_certificate" "balancer" {
  domain_name       = var.domain_name
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

resource "aws_route53_record" "balancer" {
  zone_id = aws_route53_zone.dns.zone_id
  name    = var.domain_name
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

# LB-01: HTTP requests go to healthy copies in every zone, with TLS and a web firewall at one place.
resource "aws_lb" "balancer" {
  name                       = "${var.name}-balancer"
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = values(var.network_app_subnet)[*].id
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
