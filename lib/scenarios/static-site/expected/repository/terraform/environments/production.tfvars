# Design: Harbour Docs (harbour-docs), rule set 2026.11.23.3.

environment        = "production"
name               = "harbour-docs-prod"
region             = "us-east-1"
monthly_budget_usd = 50

audit = {
  retention_days = 365
}

monitoring = {
  dashboards = 1
}

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
