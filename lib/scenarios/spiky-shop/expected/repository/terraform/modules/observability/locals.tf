# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "lantern-goods"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
