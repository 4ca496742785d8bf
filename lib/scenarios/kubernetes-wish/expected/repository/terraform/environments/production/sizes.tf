# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

locals {
  environment        = "production"
  name               = "clinic-intake-prod"
  region             = "us-east-1"
  monthly_budget_usd = 1200
}

# How large each part of production is.
locals {
  firewall = true

  way_out = {
    gateways = 2
  }

  web = {
    cpu          = 256
    memory_mib   = 512
    min          = 2
    start        = 2
    max          = 4
    spot_percent = 0
  }

  worker = {
    cpu          = 256
    memory_mib   = 512
    min          = 2
    start        = 2
    max          = 10
    spot_percent = 0
  }

  database = {
    instance_class      = "db.t4g.medium"
    storage_gib         = 39
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
