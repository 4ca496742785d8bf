# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "meridian-ledger-prod"
  region             = "us-east-1"
  secondary_region   = "us-east-2"
  monthly_budget_usd = 15000
}

# How large each part of production is.
locals {
  firewall         = true
  balancer_standby = true

  way_out = {
    gateways = 3
  }

  way_out_standby = {
    gateways = 2
  }

  storage_endpoint_standby = true

  web = {
    cpu          = 512
    memory_mib   = 1024
    min          = 3
    start        = 3
    max          = 9
    spot_percent = 0
  }

  web_standby = {
    cpu          = 512
    memory_mib   = 1024
    min          = 3
    start        = 3
    max          = 9
    spot_percent = 0
  }

  worker = {
    cpu          = 512
    memory_mib   = 1024
    min          = 2
    start        = 2
    max          = 10
    spot_percent = 0
  }

  worker_standby = {
    cpu          = 512
    memory_mib   = 1024
    min          = 2
    start        = 2
    max          = 10
    spot_percent = 0
  }

  audit = {
    retention_days = 365
  }

  backups = {
    retention_days = 35
  }

  database = {
    deletion_protection = true
  }

  database_standby = {
    deletion_protection = true
  }

  files_replica      = true
  images             = true
  jobs_queue_standby = true

  logs = {
    retention_days = 30
  }

  monitoring = {
    dashboards = 1
  }

  network = {
    cidr           = "10.0.0.0/16"
    public_subnets = ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]
    app_subnets    = ["10.0.16.0/20", "10.0.32.0/20", "10.0.48.0/20"]
    data_subnets   = ["10.0.128.0/24", "10.0.129.0/24", "10.0.130.0/24"]
  }

  network_standby = {
    cidr           = "10.1.0.0/16"
    public_subnets = ["10.1.0.0/24", "10.1.1.0/24"]
    app_subnets    = ["10.1.16.0/20", "10.1.32.0/20"]
    data_subnets   = ["10.1.128.0/24", "10.1.129.0/24"]
  }

  threats = true
}
