# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

# The state of the first apply is kept in this folder, since the bucket for it does not exist yet; README.md
# says how to move it there.
terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Design    = "clinic-intake"
      ManagedBy = "terraform"
    }
  }
}
