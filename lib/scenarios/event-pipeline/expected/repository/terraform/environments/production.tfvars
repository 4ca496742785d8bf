# Design: Parcel Events (parcel-events), rule set 2026.11.23.3.

environment        = "production"
name               = "parcel-events-prod"
region             = "eu-west-1"
monthly_budget_usd = 900

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

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# worker_package = { bucket = "releases", key = "worker/1.0.0.zip", handler = "index.handler", runtime = "nodejs22.x" }
