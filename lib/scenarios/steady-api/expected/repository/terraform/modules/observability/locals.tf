# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "rate-lookup"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
