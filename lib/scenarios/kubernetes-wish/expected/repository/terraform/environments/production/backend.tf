# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

terraform {
  backend "s3" {
    # Yours: it is made before everything else.
    bucket       = "your-state-bucket"
    key          = "clinic-intake/production.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}
