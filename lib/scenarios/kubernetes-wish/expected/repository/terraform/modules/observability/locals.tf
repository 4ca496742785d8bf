# Design: Clinic Intake (clinic-intake), rule set 2026.11.23.3.

locals {
  tags = {
    Design      = "clinic-intake"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
