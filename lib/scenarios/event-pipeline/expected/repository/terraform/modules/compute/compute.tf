# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

# C-20: Event-driven work fits functions: each event starts one and idle time costs nothing.
resource "aws_lambda_function" "worker" {
  function_name                  = "${var.name}-worker"
  description                    = "Handles each batch of events."
  role                           = var.worker_iam_role.arn
  s3_bucket                      = var.worker_package.bucket
  s3_key                         = var.worker_package.key
  handler                        = var.worker_package.handler
  runtime                        = var.worker_package.runtime
  architectures                  = ["arm64"]
  memory_size                    = var.worker.memory_mb
  timeout                        = var.worker.timeout_seconds
  reserved_concurrent_executions = var.reserve_concurrency ? var.worker.concurrency_max : -1
  publish                        = true

  environment {
    variables = { for name, value in local.worker_settings : name => value if value != null }
  }

  logging_config {
    log_format = "JSON"
    log_group  = var.worker_cloudwatch_log_group.name
  }

  tracing_config {
    mode = "Active"
  }

  tags = {
    Name      = "${var.name}-worker"
    Component = "worker"
  }

  depends_on = [var.worker_logs_iam_role_policy_attachment]
}

# CodeDeploy moves this alias from the old version to the new one, a part of the calls first.
resource "aws_lambda_alias" "worker" {
  name             = "live"
  description      = "The version that is called"
  function_name    = aws_lambda_function.worker.function_name
  function_version = aws_lambda_function.worker.version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

resource "aws_codedeploy_app" "worker" {
  name             = "${var.name}-worker"
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_group" "worker" {
  app_name               = aws_codedeploy_app.worker.name
  deployment_group_name  = "${var.name}-worker"
  service_role_arn       = var.worker_deployment_iam_role.arn
  deployment_config_name = "CodeDeployDefault.LambdaAllAtOnce"

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
}

resource "aws_lambda_event_source_mapping" "worker_from_stream" {
  event_source_arn               = var.stream_kinesis_stream.arn
  function_name                  = aws_lambda_alias.worker.arn
  batch_size                     = 100
  starting_position              = "LATEST"
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 5
  function_response_types        = ["ReportBatchItemFailures"]
}
