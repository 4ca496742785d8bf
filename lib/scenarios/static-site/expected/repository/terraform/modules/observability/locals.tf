# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "harbour-docs"
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
