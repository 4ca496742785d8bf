# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}
