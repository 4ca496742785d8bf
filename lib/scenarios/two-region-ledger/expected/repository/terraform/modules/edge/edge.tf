# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

resource "aws_acm_certificate" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  region            = var.secondary_region
  domain_name       = var.domain_name
  validation_method = "DNS"

  tags = {
    Name = "${var.name}-balancer_standby"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "balancer_standby_certificate" {
  count = var.balancer_standby ? 1 : 0

  zone_id         = aws_route53_zone.dns.zone_id
  name            = one(aws_acm_certificate.balancer_standby[0].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.balancer_standby[0].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.balancer_standby[0].domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  region          = var.secondary_region
  certificate_arn = aws_acm_certificate.balancer_standby[0].arn
  depends_on      = [aws_route53_record.balancer_standby_certificate]
}

# Both regions answer to one name; Route 53 picks the one that is healthy.
resource "aws_route53_record" "balancer" {
  zone_id        = aws_route53_zone.dns.zone_id
  name           = var.domain_name
  type           = "A"
  set_identifier = "balancer"

  alias {
    name                   = aws_lb.balancer.dns_name
    zone_id                = aws_lb.balancer.zone_id
    evaluate_target_health = true
  }

  latency_routing_policy {
    region = var.region
  }
}

# Both regions answer to one name; Route 53 picks the one that is healthy.
resource "aws_route53_record" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  zone_id        = aws_route53_zone.dns.zone_id
  name           = var.domain_name
  type           = "A"
  set_identifier = "balancer-standby"

  alias {
    name                   = aws_lb.balancer_standby[0].dns_name
    zone_id                = aws_lb.balancer_standby[0].zone_id
    evaluate_target_health = true
  }

  latency_routing_policy {
    region = var.secondary_region
  }
}

# DNS-05: Both regions serve, so each user goes to the nearer one.
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

# SEC-01: Card data behind a public web application needs an automated web firewall (PCI DSS 6.4.2).
resource "aws_wafv2_web_acl" "firewall" {
  count = var.firewall ? 1 : 0

  name  = "${var.name}-firewall"
  scope = "REGIONAL"

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

resource "aws_wafv2_web_acl_association" "firewall" {
  count = var.firewall ? 1 : 0

  resource_arn = aws_lb.balancer.arn
  web_acl_arn  = aws_wafv2_web_acl.firewall[0].arn
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

# OPS-05: A second region has to be able to answer on its own.
resource "aws_lb" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  region                     = var.secondary_region
  name                       = "${var.name}-balancer-s"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = values(var.network_standby_public_subnet)[*].id
  security_groups            = [var.balancer_standby_security_group[0].id]
  enable_deletion_protection = local.is_production
  drop_invalid_header_fields = true
  enable_http2               = true

  tags = {
    Name      = "${var.name}-balancer-standby"
    Component = "balancer-standby"
  }
}

# Every service has a rule of its own; what matches none gets a 404.
resource "aws_lb_listener" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  region            = var.secondary_region
  load_balancer_arn = aws_lb.balancer_standby[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.balancer_standby[0].certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "balancer_standby_redirect" {
  count = var.balancer_standby ? 1 : 0

  region            = var.secondary_region
  load_balancer_arn = aws_lb.balancer_standby[0].arn
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

resource "aws_lb_target_group" "web_standby" {
  for_each = { for key, value in var.web_services : key => value if var.web_standby != null }

  region               = var.secondary_region
  name                 = "${var.name}-${substr(md5("web-standby/${each.key}"), 0, 8)}"
  target_type          = "ip"
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = var.network_standby_vpc[0].id
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

resource "aws_lb_target_group" "web_standby_green" {
  for_each = { for key, value in var.web_services : key => value if var.web_standby != null }

  region               = var.secondary_region
  name                 = "${var.name}-${substr(md5("web-standby_green/${each.key}"), 0, 8)}"
  target_type          = "ip"
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = var.network_standby_vpc[0].id
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
resource "aws_lb_listener_rule" "web_standby" {
  for_each = { for key, value in var.web_services : key => value if var.web_standby != null }

  region       = var.secondary_region
  listener_arn = aws_lb_listener.balancer_standby[0].arn
  priority     = 100 + index(keys(var.web_services), each.key)

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.web_standby[each.key].arn
        weight = 100
      }

      target_group {
        arn    = aws_lb_target_group.web_standby_green[each.key].arn
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
