# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# worker_package = { bucket = "releases", key = "worker/1.0.0.zip", handler = "index.handler", runtime = "nodejs22.x" }
