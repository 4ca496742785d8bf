# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

terraform {
  backend "s3" {
    # Yours: it is made before everything else.
    bucket       = "your-state-bucket"
    key          = "lantern-goods/staging.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}
