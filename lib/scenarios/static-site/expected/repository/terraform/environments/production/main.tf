# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

locals {
  tags = {
    Design      = "harbour-docs"
    Environment = local.environment
    ManagedBy   = "terraform"
  }
}

module "edge" {
  source = "../../modules/edge"

  name        = local.name
  domain_name = var.domain_name

  # From the other modules.
  site_s3_bucket = module.data.site_s3_bucket
}

module "data" {
  source = "../../modules/data"

  environment = local.environment
  name        = local.name

  # From the other modules.
  cdn_cloudfront_distribution = module.edge.cdn_cloudfront_distribution
}

module "security" {
  source = "../../modules/security"

  environment = local.environment
  name        = local.name
  region      = local.region
  audit       = local.audit
}

module "observability" {
  source = "../../modules/observability"

  environment        = local.environment
  name               = local.name
  monthly_budget_usd = local.monthly_budget_usd
  alert_email        = var.alert_email
  monitoring         = local.monitoring

  # From the other modules.
  cdn_cloudfront_distribution = module.edge.cdn_cloudfront_distribution
}
