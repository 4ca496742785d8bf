# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

variable "environment" {
  description = "Which environment this is."
  type        = string
}

variable "name" {
  description = "What every name in this environment starts with."
  type        = string
}

variable "cache" {
  description = "Size of: Valkey cache."

  type = object({
    node_type = string
    nodes     = number
    multi_az  = bool
  })
}

variable "database" {
  description = "Size of: PostgreSQL database."

  type = object({
    instance_class      = string
    storage_gib         = number
    iops                = number
    multi_az            = bool
    backup_days         = number
    deletion_protection = bool
  })

  validation {
    condition     = var.database.backup_days >= 0 && var.database.backup_days <= 35
    error_message = "Automatic backups are kept for at most 35 days."
  }
}

variable "cache_security_group" {
  description = "Security group “cache”, from the network module."
  type        = object({ id = string })
}

variable "database_security_group" {
  description = "Security group “database”, from the network module."
  type        = object({ id = string })
}

variable "network_data_subnet" {
  description = "Subnet “network_data”, each by its key, from the network module."
  type        = map(object({ id = string }))
}
