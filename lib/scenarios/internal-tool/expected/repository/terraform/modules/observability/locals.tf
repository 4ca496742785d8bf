# Design: Depot Desk (depot-desk), rule set 2026.11.23.3.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "depot-desk"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
