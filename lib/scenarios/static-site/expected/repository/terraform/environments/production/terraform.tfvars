# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
