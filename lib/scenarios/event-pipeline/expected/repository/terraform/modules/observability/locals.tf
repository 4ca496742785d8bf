# Design: Parcel Events (parcel-events), rule set 2026.11.23.3.

locals {
  tags = {
    Design      = "parcel-events"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
