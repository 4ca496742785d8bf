# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

locals {
  network_zones         = slice(data.aws_availability_zones.network.names, 0, max(length(var.network.public_subnets), length(var.network.app_subnets), length(var.network.data_subnets)))
  network_standby_zones = var.network_standby != null ? slice(data.aws_availability_zones.network_standby.names, 0, max(length(var.network_standby.public_subnets), length(var.network_standby.app_subnets), length(var.network_standby.data_subnets))) : []
}
