# Design: Harbour Docs (harbour-docs), rule set 2026.11.24.1.

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

# An alarm can call only a topic in its own region.
resource "aws_sns_topic" "monitoring_edge" {
  region = "us-east-1"
  name   = "${var.name}-alerts-edge"

  tags = {
    Name      = "${var.name}-alerts-edge"
    Component = "monitoring"
  }
}

resource "aws_sns_topic_subscription" "monitoring_edge" {
  region    = "us-east-1"
  topic_arn = aws_sns_topic.monitoring_edge.arn
  protocol  = "email"
  endpoint  = var.alert_email
}

resource "aws_cloudwatch_metric_alarm" "cdn_errors" {
  region            = "us-east-1"
  alarm_name        = "${var.name}-cdn-errors"
  alarm_description = "Users get errors from CloudFront."
  namespace         = "AWS/CloudFront"
  metric_name       = "5xxErrorRate"

  dimensions = {
    DistributionId = var.cdn_cloudfront_distribution.id
    Region         = "Global"
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring_edge.arn]
  ok_actions          = [aws_sns_topic.monitoring_edge.arn]
}

resource "aws_cloudwatch_dashboard" "monitoring" {
  count = (var.monitoring.dashboards > 0 ? 1 : 0)

  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = []
  })
}
