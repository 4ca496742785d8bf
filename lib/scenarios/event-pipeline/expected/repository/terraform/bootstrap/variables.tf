# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

variable "repository" {
  description = "Path of the project, with its groups."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$", var.repository))
    error_message = "Give it like example/shop."
  }
}

variable "gitlab_url" {
  description = "Where GitLab answers; the cloud has to reach it."
  type        = string
  default     = "https://gitlab.com"

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.gitlab_url))
    error_message = "Must start with https:// and end in the host."
  }
}
