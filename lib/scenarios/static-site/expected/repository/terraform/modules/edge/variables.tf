# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

variable "name" {
  description = "What every name in this environment starts with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Between 3 and 20 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "domain_name" {
  description = "Name that people and clients reach this environment by."
  type        = string
}

variable "site_s3_bucket" {
  description = "S3 bucket “site”, from the data module."
  type        = object({ bucket_regional_domain_name = string })
}
