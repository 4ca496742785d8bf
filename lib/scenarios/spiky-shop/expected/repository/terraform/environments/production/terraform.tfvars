# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
# web_services = { web = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/lantern-goods-prod/web:1.0.0", paths = ["/*"] } }
# worker_services = { worker = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/lantern-goods-prod/worker:1.0.0" } }
