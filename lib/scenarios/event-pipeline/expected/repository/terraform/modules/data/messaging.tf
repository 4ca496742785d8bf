# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

# M-04: Events arrive as a stream that is read in order and can be read again.
resource "aws_kinesis_stream" "stream" {
  name                = "${var.name}-stream"
  shard_count         = var.stream.shards
  retention_period    = var.stream.retention_hours
  encryption_type     = "KMS"
  kms_key_id          = "alias/aws/kinesis"
  shard_level_metrics = ["IteratorAgeMilliseconds", "WriteProvisionedThroughputExceeded"]

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  tags = {
    Name      = "${var.name}-stream"
    Component = "stream"
  }
}
