# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "parcel-events-prod"
  region             = "eu-west-1"
  monthly_budget_usd = 900
}

# How large each part of production is.
locals {
  audit = {
    retention_days = 365
  }

  database = {
    point_in_time_recovery = true
  }

  logs = {
    retention_days = 30
  }

  monitoring = {
    dashboards = 1
  }

  stream = {
    shards          = 2
    retention_hours = 24
  }

  worker = {
    memory_mb       = 512
    timeout_seconds = 60
    concurrency_max = 11
  }
}
