# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string

  validation {
    condition     = contains(["production"], var.environment)
    error_message = "One of production."
  }
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "cdn_cloudfront_distribution" {
  description = "CloudFront distribution “cdn”, from the edge module."
  type        = object({ arn = string })
}
