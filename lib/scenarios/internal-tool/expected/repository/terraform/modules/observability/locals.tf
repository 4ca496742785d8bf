# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "depot-desk"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
