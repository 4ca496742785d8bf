# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"
  origin_domain = var.cdn ? "origin.${var.domain_name}" : var.domain_name
}
