# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

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

# DNS-01: A check from outside sees what users see, and pages before they call.
resource "aws_route53_zone" "dns" {
  name    = var.domain_name
  comment = "Names of ${var.name}"

  tags = {
    Name      = "${var.name}-dns"
    Component = "dns"
  }
}

resource "aws_route53_health_check" "dns" {
  type              = "HTTPS"
  fqdn              = var.domain_name
  port              = 443
  resource_path     = var.health_check_path
  request_interval  = 30
  failure_threshold = 3

  tags = {
    Name = "${var.name}-site"
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

resource "aws_lb_target_group" "web_green" {
  for_each = var.web_services

  name                 = "${var.name}-${substr(md5("web_green/${each.key}"), 0, 8)}"
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
    Name = "${var.name}-${each.key}-green"
  }
}

# A release moves traffic between the two groups, so which one has it is not for Terraform to put back.
resource "aws_lb_listener_rule" "web" {
  for_each = var.web_services

  listener_arn = aws_lb_listener.balancer.arn
  priority     = 100 + index(keys(var.web_services), each.key)

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.web[each.key].arn
        weight = 100
      }

      target_group {
        arn    = aws_lb_target_group.web_green[each.key].arn
        weight = 0
      }
    }
  }

  condition {
    path_pattern {
      values = each.value.paths
    }
  }

  lifecycle {
    ignore_changes = [action]
  }
}
