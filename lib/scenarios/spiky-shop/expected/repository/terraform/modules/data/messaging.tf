# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.

# M-01: Jobs wait in a queue, are tried again, and failed ones are set aside.
resource "aws_sqs_queue" "jobs_queue" {
  name                       = "${var.name}-jobs-queue"
  visibility_timeout_seconds = 300
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  kms_master_key_id          = var.keys_messages_kms_key.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.jobs_queue_failed.arn
    maxReceiveCount     = 5
  })

  tags = {
    Name      = "${var.name}-jobs-queue"
    Component = "jobs-queue"
  }
}

# Messages that failed five times wait here for a person, for 14 days.
resource "aws_sqs_queue" "jobs_queue_failed" {
  name                      = "${var.name}-jobs-queue-failed"
  message_retention_seconds = 1209600
  kms_master_key_id         = var.keys_messages_kms_key.arn

  tags = {
    Name      = "${var.name}-jobs-queue-failed"
    Component = "jobs-queue"
  }
}

resource "aws_sqs_queue_policy" "jobs_queue" {
  queue_url = aws_sqs_queue.jobs_queue.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.jobs_queue.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
