# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

resource "aws_eip" "way_out" {
  for_each = toset(slice(local.network_zones, 0, min(var.way_out.gateways, length(local.network_zones))))

  domain = "vpc"

  tags = {
    Name = "${var.name}-nat-${each.key}"
  }
}

# N-07: One gateway in each zone, so that losing a data centre does not cut the other off.
resource "aws_nat_gateway" "way_out" {
  for_each = aws_eip.way_out

  allocation_id = each.value.id
  subnet_id     = aws_subnet.network_public[each.key].id

  tags = {
    Name      = "${var.name}-${each.key}"
    Component = "way-out"
  }

  depends_on = [aws_internet_gateway.network]
}

# N-07: One gateway in each zone, so that losing a data centre does not cut the other off.
resource "aws_vpc_endpoint" "storage_endpoint" {
  for_each = toset(["s3"])

  vpc_id            = aws_vpc.network.id
  service_name      = "com.amazonaws.${var.region}.${each.value}"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat(values(aws_route_table.network_public)[*].id, values(aws_route_table.network_app)[*].id, values(aws_route_table.network_data)[*].id)

  tags = {
    Name      = "${var.name}-${each.value}"
    Component = "storage-endpoint"
  }
}

data "aws_availability_zones" "network" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

# N-07: One gateway in each zone, so that losing a data centre does not cut the other off.
resource "aws_vpc" "network" {
  cidr_block           = var.network.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = {
    Name      = "${var.name}-network"
    Component = "network"
  }
}

# The default group of a network lets its members talk to each other; without rules it allows nothing.
resource "aws_default_security_group" "network" {
  vpc_id = aws_vpc.network.id

  tags = {
    Name = "${var.name}-network-closed"
  }
}

resource "aws_internet_gateway" "network" {
  vpc_id = aws_vpc.network.id

  tags = {
    Name = "${var.name}-network"
  }
}

resource "aws_subnet" "network_public" {
  for_each = { for index, cidr in var.network.public_subnets : local.network_zones[index] => cidr }

  vpc_id                  = aws_vpc.network.id
  cidr_block              = each.value
  availability_zone       = each.key
  map_public_ip_on_launch = false

  tags = {
    Name = "${var.name}-public-${each.key}"
  }
}

resource "aws_route_table" "network_public" {
  for_each = aws_subnet.network_public

  vpc_id = aws_vpc.network.id

  tags = {
    Name = "${var.name}-public-${each.key}"
  }
}

resource "aws_route_table_association" "network_public" {
  for_each = aws_subnet.network_public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.network_public[each.key].id
}

resource "aws_route" "network_public_internet" {
  for_each = aws_subnet.network_public

  route_table_id         = aws_route_table.network_public[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.network.id
}

resource "aws_subnet" "network_app" {
  for_each = { for index, cidr in var.network.app_subnets : local.network_zones[index] => cidr }

  vpc_id                  = aws_vpc.network.id
  cidr_block              = each.value
  availability_zone       = each.key
  map_public_ip_on_launch = false

  tags = {
    Name = "${var.name}-app-${each.key}"
  }
}

resource "aws_route_table" "network_app" {
  for_each = aws_subnet.network_app

  vpc_id = aws_vpc.network.id

  tags = {
    Name = "${var.name}-app-${each.key}"
  }
}

resource "aws_route_table_association" "network_app" {
  for_each = aws_subnet.network_app

  subnet_id      = each.value.id
  route_table_id = aws_route_table.network_app[each.key].id
}

# Each zone leaves through its own NAT gateway where it has one, else through that of the first zone.
resource "aws_route" "network_app_nat" {
  for_each = aws_subnet.network_app

  route_table_id         = aws_route_table.network_app[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.way_out[index(local.network_zones, each.key) < var.way_out.gateways ? each.key : local.network_zones[0]].id
}

resource "aws_subnet" "network_data" {
  for_each = { for index, cidr in var.network.data_subnets : local.network_zones[index] => cidr }

  vpc_id                  = aws_vpc.network.id
  cidr_block              = each.value
  availability_zone       = each.key
  map_public_ip_on_launch = false

  tags = {
    Name = "${var.name}-data-${each.key}"
  }
}

resource "aws_route_table" "network_data" {
  for_each = aws_subnet.network_data

  vpc_id = aws_vpc.network.id

  tags = {
    Name = "${var.name}-data-${each.key}"
  }
}

resource "aws_route_table_association" "network_data" {
  for_each = aws_subnet.network_data

  subnet_id      = each.value.id
  route_table_id = aws_route_table.network_data[each.key].id
}
