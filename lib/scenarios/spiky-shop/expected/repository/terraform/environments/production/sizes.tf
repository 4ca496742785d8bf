# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "lantern-goods-prod"
  region             = "us-east-1"
  monthly_budget_usd = 3500
}

# How large each part of production is.
locals {
  cdn      = true
  firewall = true

  way_out = {
    gateways = 2
  }

  web = {
    cpu          = 512
    memory_mib   = 1024
    min          = 2
    start        = 2
    max          = 56
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

  cache = {
    node_type = "cache.r7g.large"
    nodes     = 2
    multi_az  = true
  }

  database = {
    instance_class      = "db.m7g.large"
    storage_gib         = 104
    iops                = 3000
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
    public_subnets = ["10.0.0.0/24", "10.0.1.0/24"]
    app_subnets    = ["10.0.16.0/20", "10.0.32.0/20"]
    data_subnets   = ["10.0.128.0/24", "10.0.129.0/24"]
  }

  threats = true
}
