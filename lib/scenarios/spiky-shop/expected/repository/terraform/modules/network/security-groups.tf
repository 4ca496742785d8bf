# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

data "aws_ec2_managed_prefix_list" "cloudfront_origins" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "Traffic of Load balancer"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-balancer"
    Component = "balancer"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name        = "${var.name}-web"
  description = "Traffic of Web application"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-web"
    Component = "web"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "worker" {
  name        = "${var.name}-worker"
  description = "Traffic of Worker"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-worker"
    Component = "worker"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "cache" {
  name        = "${var.name}-cache"
  description = "Traffic of Valkey cache"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-cache"
    Component = "cache"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "Traffic of PostgreSQL database"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-database"
    Component = "database"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_balancer_8080" {
  security_group_id            = aws_security_group.web.id
  referenced_security_group_id = aws_security_group.balancer.id
  description                  = "requests (http)"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_egress_rule" "balancer_to_web_8080" {
  security_group_id            = aws_security_group.balancer.id
  referenced_security_group_id = aws_security_group.web.id
  description                  = "requests (http)"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_web_6379" {
  security_group_id            = aws_security_group.cache.id
  referenced_security_group_id = aws_security_group.web.id
  description                  = "cache (redis)"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_egress_rule" "web_to_cache_6379" {
  security_group_id            = aws_security_group.web.id
  referenced_security_group_id = aws_security_group.cache.id
  description                  = "cache (redis)"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_ingress_rule" "database_from_web_5432" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.web.id
  description                  = "SQL (postgres)"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "web_to_database_5432" {
  security_group_id            = aws_security_group.web.id
  referenced_security_group_id = aws_security_group.database.id
  description                  = "SQL (postgres)"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_worker_6379" {
  security_group_id            = aws_security_group.cache.id
  referenced_security_group_id = aws_security_group.worker.id
  description                  = "cache (redis)"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_egress_rule" "worker_to_cache_6379" {
  security_group_id            = aws_security_group.worker.id
  referenced_security_group_id = aws_security_group.cache.id
  description                  = "cache (redis)"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_vpc_security_group_ingress_rule" "database_from_worker_5432" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.worker.id
  description                  = "SQL (postgres)"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "worker_to_database_5432" {
  security_group_id            = aws_security_group.worker.id
  referenced_security_group_id = aws_security_group.database.id
  description                  = "SQL (postgres)"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# Only CloudFront reaches the origin, so nobody goes round the firewall and the cache.
resource "aws_vpc_security_group_ingress_rule" "balancer_from_edge_443" {
  count = var.cdn ? 1 : 0

  security_group_id = aws_security_group.balancer.id
  description       = "not cached"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront_origins.id
}

resource "aws_vpc_security_group_ingress_rule" "balancer_from_internet_443" {
  count = contains(["staging"], var.environment) ? 1 : 0

  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

# Port 80 answers only with a redirect to HTTPS.
resource "aws_vpc_security_group_ingress_rule" "balancer_from_internet_80" {
  count = contains(["staging"], var.environment) ? 1 : 0

  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "web_to_storage_endpoint" {
  for_each = aws_vpc_endpoint.storage_endpoint

  security_group_id = aws_security_group.web.id
  description       = "${each.key} through its gateway endpoint"
  prefix_list_id    = each.value.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.
resource "aws_vpc_security_group_egress_rule" "web_https_out" {
  security_group_id = aws_security_group.web.id
  description       = "HTTPS out: AWS services and outside APIs"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "worker_to_storage_endpoint" {
  for_each = aws_vpc_endpoint.storage_endpoint

  security_group_id = aws_security_group.worker.id
  description       = "${each.key} through its gateway endpoint"
  prefix_list_id    = each.value.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.
resource "aws_vpc_security_group_egress_rule" "worker_https_out" {
  security_group_id = aws_security_group.worker.id
  description       = "HTTPS out: AWS services and outside APIs"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
