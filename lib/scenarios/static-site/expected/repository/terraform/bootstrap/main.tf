# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  issuer   = "token.actions.githubusercontent.com"
  audience = "sts.amazonaws.com"
  name     = "harbour-docs"
  account  = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}"

  trust = {
    BUILD = ["repo:${var.repository}:ref:refs/heads/main"]
    PRODUCTION = [
      "repo:${var.repository}:environment:production",
      "repo:${var.repository}:environment:production-rollback",
    ]
    PLAN_PRODUCTION = ["repo:${var.repository}:pull_request", "repo:${var.repository}:ref:refs/heads/main"]
  }

  seconds = {
    BUILD           = 3600
    PRODUCTION      = 10800
    PLAN_PRODUCTION = 3600
  }

  environments = {
    PRODUCTION = {
      environment = "production"
      name        = "harbour-docs-prod"
      state       = "harbour-docs/production.tfstate"
    }
  }
}

# Where the environments keep their state. It holds what Terraform knows, so only the roles below and
# administrators read it.
resource "aws_s3_bucket" "state" {
  bucket = "${local.name}-state-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket                  = aws_s3_bucket.state.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 365
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.state.arn, "${aws_s3_bucket.state.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

# What was built, by its digest, and who deployed it where.
resource "aws_s3_bucket" "releases" {
  bucket = "${local.name}-releases-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_versioning" "releases" {
  bucket = aws_s3_bucket.releases.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "releases" {
  bucket = aws_s3_bucket.releases.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "releases" {
  bucket                  = aws_s3_bucket.releases.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "releases" {
  bucket = aws_s3_bucket.releases.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "releases" {
  bucket = aws_s3_bucket.releases.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 365
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "releases" {
  bucket = aws_s3_bucket.releases.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.releases.arn, "${aws_s3_bucket.releases.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

# Tokens of the build system are traded for rights: no key is stored.
resource "aws_iam_openid_connect_provider" "pipeline" {
  url            = "https://${local.issuer}"
  client_id_list = [local.audience]
}

# A role for each identity of the pipeline, taken on with a token of this repository and nothing else. An
# environment names its job whatever the branch, so let every environment but a preview deploy from main only.
resource "aws_iam_role" "pipeline" {
  for_each = local.trust

  name                 = "${local.name}-${lower(replace(each.key, "_", "-"))}"
  path                 = "/pipeline/"
  max_session_duration = local.seconds[each.key]

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Federated = aws_iam_openid_connect_provider.pipeline.arn
        }
        Action = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "${local.issuer}:aud" = local.audience
            "${local.issuer}:sub" = each.value
          }
        }
      },
    ]
  })
}

# Pushes to the registry and writes releases; changes nothing that runs.
resource "aws_iam_role_policy" "build" {
  name = "build"
  role = aws_iam_role.pipeline["BUILD"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Releases"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = ["${aws_s3_bucket.releases.arn}/releases/*", "${aws_s3_bucket.releases.arn}/packages/*"]
      },
      {
        Sid      = "ReleaseNames"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.releases.arn
      },
    ]
  })
}

# A plan reads how everything is set up, and changes nothing.
resource "aws_iam_role_policy_attachment" "plan" {
  for_each = local.environments

  role       = aws_iam_role.pipeline["PLAN_${each.key}"].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
}

# A change that nobody has reviewed yet runs with this: it sees settings, and no data.
resource "aws_iam_role_policy" "plan" {
  for_each = local.environments

  name = "plan"
  role = aws_iam_role.pipeline["PLAN_${each.key}"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid         = "NoFiles"
        Effect      = "Deny"
        Action      = ["s3:GetObject", "s3:GetObjectVersion"]
        NotResource = ["${aws_s3_bucket.state.arn}/${each.value.state}", "${aws_s3_bucket.releases.arn}/*"]
      },
      {
        Sid    = "NoData"
        Effect = "Deny"
        Action = [
          "athena:GetQueryResults*",
          "dynamodb:BatchGetItem",
          "dynamodb:GetItem",
          "dynamodb:GetRecords",
          "dynamodb:PartiQLSelect",
          "dynamodb:Query",
          "dynamodb:Scan",
          "kinesis:GetRecords",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:GetQueryResults",
          "logs:StartQuery",
        ]
        Resource = "*"
      },
    ]
  })
}

# Everything but people and permissions; what follows takes away other environments and gives the roles of this
# one.
resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = local.environments

  role       = aws_iam_role.pipeline[each.key].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/PowerUserAccess"
}

# Roles of this environment only, handed to services only. Whoever may write a role’s policy may give it much:
# that is what the review of a plan is for.
resource "aws_iam_role_policy" "deploy" {
  for_each = local.environments

  name = "deploy"
  role = aws_iam_role.pipeline[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Roles"
        Effect = "Allow"
        Action = [
          "iam:AddRoleToInstanceProfile",
          "iam:CreateInstanceProfile",
          "iam:CreateRole",
          "iam:DeleteInstanceProfile",
          "iam:DeleteRole",
          "iam:DeleteRolePolicy",
          "iam:GetInstanceProfile",
          "iam:GetRole",
          "iam:GetRolePolicy",
          "iam:ListAttachedRolePolicies",
          "iam:ListInstanceProfilesForRole",
          "iam:ListRolePolicies",
          "iam:ListRoleTags",
          "iam:PutRolePolicy",
          "iam:RemoveRoleFromInstanceProfile",
          "iam:TagInstanceProfile",
          "iam:TagRole",
          "iam:UntagInstanceProfile",
          "iam:UntagRole",
          "iam:UpdateAssumeRolePolicy",
          "iam:UpdateRole",
          "iam:UpdateRoleDescription",
        ]
        Resource = [
          "${local.account}:role/${each.value.name}-*",
          "${local.account}:instance-profile/${each.value.name}-*",
        ]
      },
      {
        Sid      = "ManagedPolicies"
        Effect   = "Allow"
        Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
        Resource = "${local.account}:role/${each.value.name}-*"
        Condition = {
          ArnNotLike = {
            "iam:PolicyARN" = [
              "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess",
              "arn:${data.aws_partition.current.partition}:iam::aws:policy/IAMFullAccess",
              "arn:${data.aws_partition.current.partition}:iam::aws:policy/PowerUserAccess",
            ]
          }
        }
      },
      {
        Sid      = "StateOfThisFolder"
        Effect   = "Deny"
        Action   = "s3:*"
        Resource = "${aws_s3_bucket.state.arn}/*/bootstrap.tfstate*"
      },
      {
        Sid    = "KeepBuckets"
        Effect = "Deny"
        Action = [
          "s3:DeleteBucket*",
          "s3:DeleteObjectVersion",
          "s3:PutBucket*",
          "s3:PutEncryption*",
          "s3:PutLifecycle*",
        ]
        Resource = [
          aws_s3_bucket.state.arn,
          "${aws_s3_bucket.state.arn}/*",
          aws_s3_bucket.releases.arn,
          "${aws_s3_bucket.releases.arn}/*",
        ]
      },
    ]
  })
}

# What was built once is deployed, and nobody who deploys can change or sign it.
resource "aws_iam_role_policy" "keep_releases" {
  for_each = local.environments

  name = "keep-releases"
  role = aws_iam_role.pipeline[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "KeepReleases"
        Effect   = "Deny"
        Action   = ["s3:DeleteObject", "s3:PutObject"]
        Resource = ["${aws_s3_bucket.releases.arn}/releases/*", "${aws_s3_bucket.releases.arn}/packages/*"]
      },
    ]
  })
}
