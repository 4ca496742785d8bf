# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "rate-lookup-prod"
  region             = "us-east-1"
  monthly_budget_usd = 9000
}

# How large each part of production is.
locals {
  way_out = {
    gateways = 3
  }

  web = {
    cpu          = 2048
    memory_mib   = 4096
    min          = 3
    start        = 4
    max          = 8
    spot_percent = 0
  }

  cache = {
    node_type = "cache.r7g.xlarge"
    nodes     = 2
    multi_az  = true
  }

  database = {
    instance_class      = "db.serverless"
    capacity_min        = 7
    capacity_max        = 56
    multi_az            = true
    read_replicas       = 0
    backup_days         = 35
    deletion_protection = true
  }

  audit = {
    retention_days = 365
  }

  backups = {
    retention_days = 35
  }

  images = true

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

  threats = true
}
