# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "parcel-events"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
