# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
# private_client_cidrs = ["10.20.0.0/16"]
# web_platform = "64bit Amazon Linux 2023 v6.6.0 running Node.js 22"
