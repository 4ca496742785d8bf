# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "database" {
  description = "Size of: Key-value store."
  type        = object({ point_in_time_recovery = bool })
}

variable "stream" {
  description = "Size of: Event stream."
  type        = object({ shards = number, retention_hours = number })
}
