# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "monthly_budget_usd" {
  description = "Budget of the whole design in US dollars a month; null in all environments but one, since it covers all of them."
  type        = number

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "Must be above 0."
  }
}

variable "alert_email" {
  description = "Address that gets the alarms. AWS sends it a message to confirm first."
  type        = string
}

variable "monitoring" {
  description = "Size of: Metrics and alarms."
  type        = object({ dashboards = number })
}

variable "cdn_cloudfront_distribution" {
  description = "CloudFront distribution “cdn”, from the edge module."
  type        = object({ id = string })
}
