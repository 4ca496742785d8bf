# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "harbour-docs-prod"
  region             = "us-east-1"
  monthly_budget_usd = 50
}

# How large each part of production is.
locals {
  audit = {
    retention_days = 365
  }

  monitoring = {
    dashboards = 1
  }
}
