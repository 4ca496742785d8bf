# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

locals {
  is_production = var.environment == "production"

  tags = {
    Design      = "clinic-intake"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
