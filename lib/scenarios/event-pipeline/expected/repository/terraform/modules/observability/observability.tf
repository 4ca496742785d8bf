# Design: Parcel Events (parcel-events), rule set 2026.11.24.1.

# OPS-01: Logs of everything that runs go to one place, with a date on which they are deleted.
resource "aws_cloudwatch_log_group" "logs" {
  name              = "/${var.name}/general"
  retention_in_days = var.logs.retention_days

  tags = {
    Name      = "${var.name}-logs"
    Component = "logs"
  }
}

# OPS-02: Alarms on what users feel, and one page that shows how it is doing.
resource "aws_sns_topic" "monitoring" {
  name = "${var.name}-alerts"

  tags = {
    Name      = "${var.name}-alerts"
    Component = "monitoring"
  }
}

resource "aws_sns_topic_subscription" "monitoring" {
  topic_arn = aws_sns_topic.monitoring.arn
  protocol  = "email"
  endpoint  = var.alert_email
}

resource "aws_cloudwatch_metric_alarm" "database_throttled" {
  alarm_name        = "${var.name}-database-throttled"
  alarm_description = "Reads or writes are turned away."
  namespace         = "AWS/DynamoDB"
  metric_name       = "ThrottledRequests"

  dimensions = {
    TableName = var.database_dynamodb_table.name
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "stream_behind" {
  alarm_name        = "${var.name}-stream-behind"
  alarm_description = "Readers are more than five minutes behind."
  namespace         = "AWS/Kinesis"
  metric_name       = "GetRecords.IteratorAgeMilliseconds"

  dimensions = {
    StreamName = var.stream_kinesis_stream.name
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300000
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "stream_full" {
  alarm_name        = "${var.name}-stream-full"
  alarm_description = "Writers are turned away: the stream needs more shards."
  namespace         = "AWS/Kinesis"
  metric_name       = "WriteProvisionedThroughputExceeded"

  dimensions = {
    StreamName = var.stream_kinesis_stream.name
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_errors" {
  alarm_name        = "${var.name}-worker-errors"
  alarm_description = "The function fails."
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"

  dimensions = {
    FunctionName = var.worker_lambda_function.function_name
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_throttled" {
  alarm_name        = "${var.name}-worker-throttled"
  alarm_description = "Calls are turned away: the limit on concurrent runs is reached."
  namespace         = "AWS/Lambda"
  metric_name       = "Throttles"

  dimensions = {
    FunctionName = var.worker_lambda_function.function_name
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_slow" {
  alarm_name        = "${var.name}-worker-slow"
  alarm_description = "The function comes near its time limit."
  namespace         = "AWS/Lambda"
  metric_name       = "Duration"

  dimensions = {
    FunctionName = var.worker_lambda_function.function_name
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.worker.timeout_seconds * 800
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_dashboard" "monitoring" {
  count = (var.monitoring.dashboards > 0 ? 1 : 0)

  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [
      {
        type   = "metric"
        x      = 0
        y      = 0
        width  = 8
        height = 6
        properties = {
          title   = "Key-value store: ThrottledRequests"
          region  = var.region
          stat    = "Sum"
          period  = 60
          metrics = [["AWS/DynamoDB", "ThrottledRequests", "TableName", var.database_dynamodb_table.name]]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "Event stream: GetRecords.IteratorAgeMilliseconds"
          region = var.region
          stat   = "Maximum"
          period = 60
          metrics = [
            ["AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName", var.stream_kinesis_stream.name],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "Event stream: WriteProvisionedThroughputExceeded"
          region = var.region
          stat   = "Sum"
          period = 60
          metrics = [
            ["AWS/Kinesis", "WriteProvisionedThroughputExceeded", "StreamName", var.stream_kinesis_stream.name],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 6
        width  = 8
        height = 6
        properties = {
          title   = "Worker functions: Errors"
          region  = var.region
          stat    = "Sum"
          period  = 60
          metrics = [["AWS/Lambda", "Errors", "FunctionName", var.worker_lambda_function.function_name]]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 6
        width  = 8
        height = 6
        properties = {
          title   = "Worker functions: Throttles"
          region  = var.region
          stat    = "Sum"
          period  = 60
          metrics = [["AWS/Lambda", "Throttles", "FunctionName", var.worker_lambda_function.function_name]]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 6
        width  = 8
        height = 6
        properties = {
          title   = "Worker functions: Duration"
          region  = var.region
          stat    = "Maximum"
          period  = 60
          metrics = [["AWS/Lambda", "Duration", "FunctionName", var.worker_lambda_function.function_name]]
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/${var.name}/worker"
  retention_in_days = var.logs.retention_days
}
