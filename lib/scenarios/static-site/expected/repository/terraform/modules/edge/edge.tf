# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

# CloudFront takes its certificate from us-east-1, wherever the rest runs.
resource "aws_acm_certificate" "edge" {
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
  zone_id         = aws_route53_zone.dns.zone_id
  name            = one(aws_acm_certificate.edge.domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.edge.domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.edge.domain_validation_options).resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "edge" {
  region          = "us-east-1"
  certificate_arn = aws_acm_certificate.edge.arn
  depends_on      = [aws_route53_record.edge_certificate]
}

resource "aws_route53_record" "site" {
  zone_id = aws_route53_zone.dns.zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.cdn.domain_name
    zone_id                = aws_cloudfront_distribution.cdn.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "site_ipv6" {
  zone_id = aws_route53_zone.dns.zone_id
  name    = var.domain_name
  type    = "AAAA"

  alias {
    name                   = aws_cloudfront_distribution.cdn.domain_name
    zone_id                = aws_cloudfront_distribution.cdn.hosted_zone_id
    evaluate_target_health = false
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

data "aws_cloudfront_cache_policy" "cached" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

# CloudFront signs its requests, so the bucket stays closed to everybody else.
resource "aws_cloudfront_origin_access_control" "cdn" {
  name                              = "${var.name}-cdn"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# CDN-01: A CDN serves the files with TLS and keeps the bucket private.
resource "aws_cloudfront_distribution" "cdn" {
  enabled             = true
  comment             = var.name
  aliases             = [var.domain_name]
  default_root_object = "index.html"
  http_version        = "http2and3"
  is_ipv6_enabled     = true
  price_class         = "PriceClass_100"

  origin {
    origin_id                = "site"
    domain_name              = var.site_s3_bucket.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.cdn.id
  }

  default_cache_behavior {
    target_origin_id           = "site"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.cached.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }

  custom_error_response {
    error_code            = 403
    response_code         = 404
    response_page_path    = "/404.html"
    error_caching_min_ttl = 60
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.edge.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  tags = {
    Name      = "${var.name}-cdn"
    Component = "cdn"
  }
}
