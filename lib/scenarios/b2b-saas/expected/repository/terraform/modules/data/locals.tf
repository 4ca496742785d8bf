# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

data "aws_caller_identity" "current" {}

locals {
  is_production = var.environment == "production"
  database_name = "app"
}
