# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

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

resource "aws_security_group" "balancer_standby" {
  count = var.balancer_standby ? 1 : 0

  region      = var.secondary_region
  name        = "${var.name}-balancer-standby"
  description = "Traffic of Load balancer, second region"
  vpc_id      = aws_vpc.network_standby[0].id

  tags = {
    Name      = "${var.name}-balancer-standby"
    Component = "balancer-standby"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name        = "${var.name}-web"
  description = "Traffic of API"
  vpc_id      = aws_vpc.network.id

  tags = {
    Name      = "${var.name}-web"
    Component = "web"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web_standby" {
  count = var.web_standby != null ? 1 : 0

  region      = var.secondary_region
  name        = "${var.name}-web-standby"
  description = "Traffic of API, second region"
  vpc_id      = aws_vpc.network_standby[0].id

  tags = {
    Name      = "${var.name}-web-standby"
    Component = "web-standby"
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

resource "aws_security_group" "worker_standby" {
  count = var.worker_standby != null ? 1 : 0

  region      = var.secondary_region
  name        = "${var.name}-worker-standby"
  description = "Traffic of Worker, second region"
  vpc_id      = aws_vpc.network_standby[0].id

  tags = {
    Name      = "${var.name}-worker-standby"
    Component = "worker-standby"
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

resource "aws_vpc_security_group_ingress_rule" "web_standby_from_balancer_standby_8080" {
  count = var.balancer_standby && var.web_standby != null ? 1 : 0

  region                       = var.secondary_region
  security_group_id            = aws_security_group.web_standby[0].id
  referenced_security_group_id = aws_security_group.balancer_standby[0].id
  description                  = "requests (http)"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_egress_rule" "balancer_standby_to_web_standby_8080" {
  count = var.balancer_standby && var.web_standby != null ? 1 : 0

  region                       = var.secondary_region
  security_group_id            = aws_security_group.balancer_standby[0].id
  referenced_security_group_id = aws_security_group.web_standby[0].id
  description                  = "requests (http)"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_ingress_rule" "balancer_from_internet_443" {
  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

# Port 80 answers only with a redirect to HTTPS.
resource "aws_vpc_security_group_ingress_rule" "balancer_from_internet_80" {
  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "balancer_standby_from_internet_443" {
  count = var.balancer_standby ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.balancer_standby[0].id
  description       = "nearer users"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

# Port 80 answers only with a redirect to HTTPS.
resource "aws_vpc_security_group_ingress_rule" "balancer_standby_from_internet_80" {
  count = var.balancer_standby ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.balancer_standby[0].id
  description       = "nearer users"
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

resource "aws_vpc_security_group_egress_rule" "web_to_database_5432" {
  security_group_id = aws_security_group.web.id
  description       = "SQL"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "0.0.0.0/0"
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

resource "aws_vpc_security_group_egress_rule" "web_standby_to_storage_endpoint_standby" {
  for_each = { for service, endpoint in aws_vpc_endpoint.storage_endpoint_standby : service => endpoint if var.web_standby != null && var.storage_endpoint_standby }

  region            = var.secondary_region
  security_group_id = aws_security_group.web_standby[0].id
  description       = "${each.key} through its gateway endpoint"
  prefix_list_id    = each.value.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "web_standby_to_database_standby_5432" {
  count = var.web_standby != null && var.database_standby != null ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.web_standby[0].id
  description       = "SQL"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "0.0.0.0/0"
}

# Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.
resource "aws_vpc_security_group_egress_rule" "web_standby_https_out" {
  count = var.web_standby != null ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.web_standby[0].id
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

resource "aws_vpc_security_group_egress_rule" "worker_to_database_5432" {
  security_group_id = aws_security_group.worker.id
  description       = "SQL"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "0.0.0.0/0"
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

resource "aws_vpc_security_group_egress_rule" "worker_standby_to_storage_endpoint_standby" {
  for_each = { for service, endpoint in aws_vpc_endpoint.storage_endpoint_standby : service => endpoint if var.worker_standby != null && var.storage_endpoint_standby }

  region            = var.secondary_region
  security_group_id = aws_security_group.worker_standby[0].id
  description       = "${each.key} through its gateway endpoint"
  prefix_list_id    = each.value.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "worker_standby_to_database_standby_5432" {
  count = var.worker_standby != null && var.database_standby != null ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.worker_standby[0].id
  description       = "SQL"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "0.0.0.0/0"
}

# Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.
resource "aws_vpc_security_group_egress_rule" "worker_standby_https_out" {
  count = var.worker_standby != null ? 1 : 0

  region            = var.secondary_region
  security_group_id = aws_security_group.worker_standby[0].id
  description       = "HTTPS out: AWS services and outside APIs"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
