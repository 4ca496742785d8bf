# Design: Harbour Docs (harbour-docs), rule set 2026.11.23.3.

locals {
  tags = {
    Design      = "harbour-docs"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
