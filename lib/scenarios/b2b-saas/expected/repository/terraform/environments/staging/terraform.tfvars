# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
# web_services = { "web-1" = { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/tidewater-prod/web-1:1.0.0", paths = ["/web-1/*"] }, "web-2" = { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/tidewater-prod/web-2:1.0.0", paths = ["/web-2/*"] } }
# worker_services = { worker = { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/tidewater-prod/worker:1.0.0" } }
