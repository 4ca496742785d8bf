# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.23.3.

environment        = "staging"
name               = "meridian-ledger-stg"
region             = "us-east-1"
secondary_region   = "us-east-2"
monthly_budget_usd = null
firewall           = false
balancer_standby   = false

way_out = {
  gateways = 1
}

way_out_standby          = null
storage_endpoint_standby = false

web = {
  cpu          = 256
  memory_mib   = 512
  min          = 1
  start        = 1
  max          = 2
  spot_percent = 0
}

web_standby = null

worker = {
  cpu          = 256
  memory_mib   = 512
  min          = 1
  start        = 1
  max          = 5
  spot_percent = 0
}

worker_standby = null
audit          = null
backups        = null

database = {
  deletion_protection = false
}

database_standby   = null
files_replica      = false
images             = false
jobs_queue_standby = false

logs = {
  retention_days = 7
}

monitoring = {
  dashboards = 0
}

network = {
  cidr           = "10.0.0.0/16"
  public_subnets = ["10.0.0.0/24", "10.0.1.0/24"]
  app_subnets    = ["10.0.16.0/20", "10.0.32.0/20"]
  data_subnets   = ["10.0.128.0/24", "10.0.129.0/24"]
}

network_standby = null
threats         = false

# Values to set before you apply: take out the hash sign and put in your own.
# alert_email = "ops@example.com"
# domain_name = "app.example.com"
# web_services = { "web-1" = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/meridian-ledger-prod/web-1:1.0.0", paths = ["/web-1/*"] }, "web-2" = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/meridian-ledger-prod/web-2:1.0.0", paths = ["/web-2/*"] } }
# witness_region = "us-west-2"
# worker_services = { worker = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/meridian-ledger-prod/worker:1.0.0" } }
