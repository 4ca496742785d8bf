# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"
}
