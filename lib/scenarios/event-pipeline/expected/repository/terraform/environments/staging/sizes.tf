# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

locals {
  environment        = "staging"
  name               = "parcel-events-stg"
  region             = "eu-west-1"
  monthly_budget_usd = null
}

# How large each part of staging is.
locals {
  audit = null

  database = {
    point_in_time_recovery = false
  }

  logs = {
    retention_days = 7
  }

  monitoring = {
    dashboards = 0
  }

  stream = {
    shards          = 1
    retention_hours = 24
  }

  worker = {
    memory_mb       = 512
    timeout_seconds = 60
    concurrency_max = 1
  }
}
