# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

locals {
  network_zones = slice(data.aws_availability_zones.network.names, 0, max(length(var.network.public_subnets), length(var.network.app_subnets), length(var.network.data_subnets)))
}
