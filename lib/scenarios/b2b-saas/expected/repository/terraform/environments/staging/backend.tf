# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

terraform {
  backend "s3" {
    # Yours: it is made before everything else.
    bucket       = "your-state-bucket"
    key          = "tidewater-bookings/staging.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}
