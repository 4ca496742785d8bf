# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "tidewater-bookings"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
