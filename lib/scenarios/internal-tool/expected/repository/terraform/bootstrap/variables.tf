# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

variable "repository" {
  description = "The repository as its tokens name it: owner/name, with the numbers of both where it was made since 15 July 2026."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?$", var.repository))
    error_message = "Give it like example@1234/shop@5678 or example/shop."
  }
}
