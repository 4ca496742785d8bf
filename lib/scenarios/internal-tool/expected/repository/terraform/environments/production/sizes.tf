# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "depot-desk-prod"
  region             = "eu-west-1"
  monthly_budget_usd = 200
}

# How large each part of production is.
locals {
  way_out = {
    gateways = 1
  }

  web = {
    instance_type = "t4g.small"
    min           = 2
    start         = 2
    max           = 4
  }

  cache = {
    node_type = "cache.t4g.small"
    nodes     = 2
    multi_az  = true
  }

  database = {
    instance_class      = "db.t4g.small"
    storage_gib         = 20
    iops                = 3000
    multi_az            = true
    read_replicas       = 0
    backup_days         = 35
    deletion_protection = true
  }

  audit = {
    retention_days = 365
  }

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
}
