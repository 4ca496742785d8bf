# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  is_production = var.environment == "production"
}
