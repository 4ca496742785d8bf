# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

output "state_bucket" {
  description = "The bucket of every environments/<environment>/backend.tf."
  value       = aws_s3_bucket.state.bucket
}

output "backend" {
  description = "The text of backend.tf: where the state of this folder moves to."

  value = <<-EOT
    terraform {
      backend "s3" {
        bucket       = "${aws_s3_bucket.state.bucket}"
        key          = "clinic-intake/bootstrap.tfstate"
        region       = "us-east-1"
        encrypt      = true
        use_lockfile = true
      }
    }
  EOT
}

output "RELEASES" {
  description = "The bucket of releases and of the record of deployments."
  value       = aws_s3_bucket.releases.bucket
}

output "AWS_ROLE_BUILD" {
  description = "The role of BUILD."
  value       = aws_iam_role.pipeline["BUILD"].arn
}

output "AWS_ROLE_STAGING" {
  description = "The role of STAGING."
  value       = aws_iam_role.pipeline["STAGING"].arn
}

output "AWS_ROLE_PRODUCTION" {
  description = "The role of PRODUCTION."
  value       = aws_iam_role.pipeline["PRODUCTION"].arn
}

output "AWS_ROLE_PLAN_STAGING" {
  description = "The role of PLAN_STAGING."
  value       = aws_iam_role.pipeline["PLAN_STAGING"].arn
}

output "AWS_ROLE_PLAN_PRODUCTION" {
  description = "The role of PLAN_PRODUCTION."
  value       = aws_iam_role.pipeline["PLAN_PRODUCTION"].arn
}
