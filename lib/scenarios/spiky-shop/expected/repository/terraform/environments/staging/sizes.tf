# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

locals {
  environment        = "staging"
  name               = "lantern-goods-stg"
  region             = "us-east-1"
  monthly_budget_usd = null
}

# How large each part of staging is.
locals {
  cdn      = false
  firewall = false

  way_out = {
    gateways = 1
  }

  web = {
    cpu          = 256
    memory_mib   = 512
    min          = 1
    start        = 1
    max          = 7
    spot_percent = 0
  }

  worker = {
    cpu          = 256
    memory_mib   = 512
    min          = 1
    start        = 1
    max          = 5
    spot_percent = 0
  }

  cache = {
    node_type = "cache.t4g.small"
    nodes     = 1
    multi_az  = false
  }

  database = {
    instance_class      = "db.t4g.small"
    storage_gib         = 20
    iops                = 3000
    multi_az            = false
    read_replicas       = 0
    backup_days         = 7
    deletion_protection = false
  }

  audit   = null
  backups = null
  images  = false

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

  threats = false
}
