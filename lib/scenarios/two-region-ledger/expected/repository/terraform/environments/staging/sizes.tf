# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

locals {
  environment        = "staging"
  name               = "meridian-ledger-stg"
  region             = "us-east-1"
  secondary_region   = "us-east-2"
  monthly_budget_usd = null
}

# How large each part of staging is.
locals {
  firewall         = false
  balancer_standby = false

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
}
