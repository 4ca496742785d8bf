# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.

# What the code of web may do: no more than its connections in the design.
resource "aws_iam_role" "web" {
  name = "${var.name}-web"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_uses_database" {
  name = "use-database"
  role = aws_iam_role.web.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dsql:DbConnectAdmin"]
        Resource = [var.database_dsql_cluster.arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_uses_files" {
  name = "use-files"
  role = aws_iam_role.web.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [var.files_s3_bucket.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${var.files_s3_bucket.arn}/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_uses_jobs_queue" {
  name = "use-jobs-queue"
  role = aws_iam_role.web.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [var.jobs_queue_sqs_queue.arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_uses_secrets" {
  name = "use-secrets"
  role = aws_iam_role.web.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = values(aws_secretsmanager_secret.secrets)[*].arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_uses_key" {
  name = "use-encryption-key"
  role = aws_iam_role.web.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [aws_kms_key.keys.arn, aws_kms_key.keys_messages.arn, aws_kms_key.keys_logs.arn]
      },
    ]
  })
}

# Pulls the image, writes the log and fetches the secrets before the code starts.
resource "aws_iam_role" "web_execution" {
  name = "${var.name}-web-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "web_execution" {
  role       = aws_iam_role.web_execution.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# Moves traffic between the two target groups during a release.
resource "aws_iam_role" "web_deployment" {
  name = "${var.name}-web-deployment"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "web_deployment" {
  role       = aws_iam_role.web_deployment.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}

# What the code of web-standby may do: no more than its connections in the design.
resource "aws_iam_role" "web_standby" {
  count = var.web_standby != null ? 1 : 0

  name = "${var.name}-web-standby"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_standby_uses_database_standby" {
  count = var.web_standby != null && var.database_standby != null ? 1 : 0

  name = "use-database-standby"
  role = aws_iam_role.web_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dsql:DbConnectAdmin"]
        Resource = [var.database_standby_dsql_cluster[0].arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_standby_uses_files_replica" {
  count = var.web_standby != null && var.files_replica ? 1 : 0

  name = "use-files-replica"
  role = aws_iam_role.web_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [var.files_replica_s3_bucket[0].arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${var.files_replica_s3_bucket[0].arn}/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_standby_uses_jobs_queue_standby" {
  count = var.web_standby != null && var.jobs_queue_standby ? 1 : 0

  name = "use-jobs-queue-standby"
  role = aws_iam_role.web_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [var.jobs_queue_standby_sqs_queue[0].arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_standby_uses_key" {
  count = var.web_standby != null ? 1 : 0

  name = "use-encryption-key"
  role = aws_iam_role.web_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [
          aws_kms_replica_key.keys_secondary.arn,
          aws_kms_replica_key.keys_messages_secondary.arn,
          aws_kms_replica_key.keys_logs_secondary.arn,
        ]
      },
    ]
  })
}

# Pulls the image, writes the log and fetches the secrets before the code starts.
resource "aws_iam_role" "web_standby_execution" {
  count = var.web_standby != null ? 1 : 0

  name = "${var.name}-web-standby-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "web_standby_execution" {
  count = var.web_standby != null ? 1 : 0

  role       = aws_iam_role.web_standby_execution[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# Moves traffic between the two target groups during a release.
resource "aws_iam_role" "web_standby_deployment" {
  count = var.web_standby != null ? 1 : 0

  name = "${var.name}-web-standby-deployment"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "web_standby_deployment" {
  count = var.web_standby != null ? 1 : 0

  role       = aws_iam_role.web_standby_deployment[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}

# What the code of worker may do: no more than its connections in the design.
resource "aws_iam_role" "worker" {
  name = "${var.name}-worker"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_uses_database" {
  name = "use-database"
  role = aws_iam_role.worker.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dsql:DbConnectAdmin"]
        Resource = [var.database_dsql_cluster.arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_uses_files" {
  name = "use-files"
  role = aws_iam_role.worker.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [var.files_s3_bucket.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${var.files_s3_bucket.arn}/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_uses_jobs_queue" {
  name = "use-jobs-queue"
  role = aws_iam_role.worker.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
        ]
        Resource = [var.jobs_queue_sqs_queue.arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_uses_secrets" {
  name = "use-secrets"
  role = aws_iam_role.worker.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = values(aws_secretsmanager_secret.secrets)[*].arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_uses_key" {
  name = "use-encryption-key"
  role = aws_iam_role.worker.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [aws_kms_key.keys.arn, aws_kms_key.keys_messages.arn, aws_kms_key.keys_logs.arn]
      },
    ]
  })
}

# Pulls the image, writes the log and fetches the secrets before the code starts.
resource "aws_iam_role" "worker_execution" {
  name = "${var.name}-worker-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "worker_execution" {
  role       = aws_iam_role.worker_execution.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# What the code of worker-standby may do: no more than its connections in the design.
resource "aws_iam_role" "worker_standby" {
  count = var.worker_standby != null ? 1 : 0

  name = "${var.name}-worker-standby"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_standby_uses_database_standby" {
  count = var.worker_standby != null && var.database_standby != null ? 1 : 0

  name = "use-database-standby"
  role = aws_iam_role.worker_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dsql:DbConnectAdmin"]
        Resource = [var.database_standby_dsql_cluster[0].arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_standby_uses_files_replica" {
  count = var.worker_standby != null && var.files_replica ? 1 : 0

  name = "use-files-replica"
  role = aws_iam_role.worker_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [var.files_replica_s3_bucket[0].arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${var.files_replica_s3_bucket[0].arn}/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_standby_uses_jobs_queue_standby" {
  count = var.worker_standby != null && var.jobs_queue_standby ? 1 : 0

  name = "use-jobs-queue-standby"
  role = aws_iam_role.worker_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
        ]
        Resource = [var.jobs_queue_standby_sqs_queue[0].arn]
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_standby_uses_key" {
  count = var.worker_standby != null ? 1 : 0

  name = "use-encryption-key"
  role = aws_iam_role.worker_standby[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [
          aws_kms_replica_key.keys_secondary.arn,
          aws_kms_replica_key.keys_messages_secondary.arn,
          aws_kms_replica_key.keys_logs_secondary.arn,
        ]
      },
    ]
  })
}

# Pulls the image, writes the log and fetches the secrets before the code starts.
resource "aws_iam_role" "worker_standby_execution" {
  count = var.worker_standby != null ? 1 : 0

  name = "${var.name}-worker-standby-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "worker_standby_execution" {
  count = var.worker_standby != null ? 1 : 0

  role       = aws_iam_role.worker_standby_execution[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "backups" {
  count = var.backups != null ? 1 : 0

  name = "${var.name}-backups"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "backup.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "backups_backup" {
  count = var.backups != null ? 1 : 0

  role       = aws_iam_role.backups[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_iam_role_policy_attachment" "backups_restore" {
  count = var.backups != null ? 1 : 0

  role       = aws_iam_role.backups[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores"
}

resource "aws_iam_role" "files_replication" {
  count = var.files_replica ? 1 : 0

  name = "${var.name}-files-replication"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "files_replication" {
  count = var.files_replica ? 1 : 0

  name = "replicate"
  role = aws_iam_role.files_replication[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = [var.files_s3_bucket.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"]
        Resource = ["${var.files_s3_bucket.arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
        Resource = ["${var.files_replica_s3_bucket[0].arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.keys.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Encrypt", "kms:GenerateDataKey"]
        Resource = [aws_kms_replica_key.keys_secondary.arn]
      },
    ]
  })
}
