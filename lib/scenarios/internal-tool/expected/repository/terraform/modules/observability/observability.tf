# Design: Depot Desk (depot-desk), rule set 2026.11.24.1.

# How fast the error budget of 99% may be used: a long window says that it matters, a short one that it still
# goes on. Only production has users to fail.
locals {
  burn_windows = {
    page-1h = {
      period         = 3600
      failed_percent = 14.4
      least_requests = 1
    }
    page-5m = {
      period         = 300
      failed_percent = 14.4
      least_requests = 1
    }
    page-6h = {
      period         = 21600
      failed_percent = 6
      least_requests = 1
    }
    page-30m = {
      period         = 1800
      failed_percent = 6
      least_requests = 1
    }
    ticket-1d = {
      period         = 86400
      failed_percent = 3
      least_requests = 1
    }
    ticket-2h = {
      period         = 7200
      failed_percent = 3
      least_requests = 1
    }
  }

  burn_pairs = {
    page-1h = {
      long  = "page-1h"
      short = "page-5m"
      says  = "Page: the error budget of 99% is used 14.4 times too fast, in the last hour and in the last 5 minutes. At this rate it is gone after 50 hours."
    }
    page-6h = {
      long  = "page-6h"
      short = "page-30m"
      says  = "Page: the error budget of 99% is used 6 times too fast, in the last 6 hours and in the last 30 minutes. At this rate it is gone after 120 hours."
    }
    ticket-1d = {
      long  = "ticket-1d"
      short = "ticket-2h"
      says  = "Ticket: the error budget of 99% is used 3 times too fast, in the last day and in the last 2 hours. At this rate it is gone after 240 hours."
    }
  }
}

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

resource "aws_cloudwatch_metric_alarm" "balancer_errors" {
  alarm_name        = "${var.name}-balancer-errors"
  alarm_description = "Requests fail in the application."
  namespace         = "AWS/ApplicationELB"
  metric_name       = "HTTPCode_Target_5XX_Count"

  dimensions = {
    LoadBalancer = var.balancer_lb.arn_suffix
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

resource "aws_cloudwatch_metric_alarm" "balancer_refused" {
  alarm_name        = "${var.name}-balancer-refused"
  alarm_description = "Requests fail before they reach the application."
  namespace         = "AWS/ApplicationELB"
  metric_name       = "HTTPCode_ELB_5XX_Count"

  dimensions = {
    LoadBalancer = var.balancer_lb.arn_suffix
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

resource "aws_cloudwatch_metric_alarm" "balancer_slow" {
  alarm_name        = "${var.name}-balancer-slow"
  alarm_description = "1 in 20 responses takes longer than a second."
  namespace         = "AWS/ApplicationELB"
  metric_name       = "TargetResponseTime"

  dimensions = {
    LoadBalancer = var.balancer_lb.arn_suffix
  }

  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 10
  datapoints_to_alarm = 6
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "way_out_ports" {
  for_each = var.way_out_nat_gateway

  alarm_name        = "${var.name}-way-out-${each.key}-ports"
  alarm_description = "A NAT gateway runs out of ports for outgoing calls."
  namespace         = "AWS/NATGateway"
  metric_name       = "ErrorPortAllocation"

  dimensions = {
    NatGatewayId = each.value.id
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

resource "aws_cloudwatch_metric_alarm" "web_health" {
  alarm_name        = "${var.name}-web-health"
  alarm_description = "Elastic Beanstalk calls the application degraded or severe."
  namespace         = "AWS/ElasticBeanstalk"
  metric_name       = "EnvironmentHealth"

  dimensions = {
    EnvironmentName = var.web_elastic_beanstalk_environment.name
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 15
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "cache_cpu" {
  alarm_name        = "${var.name}-cache-cpu"
  alarm_description = "The cache is at the end of its processor."
  namespace         = "AWS/ElastiCache"
  metric_name       = "EngineCPUUtilization"

  dimensions = {
    CacheClusterId = "${var.cache_elasticache_replication_group.replication_group_id}-001"
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 85
  period              = 60
  evaluation_periods  = 10
  datapoints_to_alarm = 6
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "cache_evictions" {
  alarm_name        = "${var.name}-cache-evictions"
  alarm_description = "The cache throws out entries to make room."
  namespace         = "AWS/ElastiCache"
  metric_name       = "Evictions"

  dimensions = {
    CacheClusterId = "${var.cache_elasticache_replication_group.replication_group_id}-001"
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000
  period              = 60
  evaluation_periods  = 15
  datapoints_to_alarm = 9
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name        = "${var.name}-database-cpu"
  alarm_description = "The database is at the end of its processors."
  namespace         = "AWS/RDS"
  metric_name       = "CPUUtilization"

  dimensions = {
    DBInstanceIdentifier = var.database_db_instance.identifier
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 85
  period              = 60
  evaluation_periods  = 15
  datapoints_to_alarm = 9
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "database_disk" {
  alarm_name        = "${var.name}-database-disk"
  alarm_description = "The database has less than 5 GiB of disk free."
  namespace         = "AWS/RDS"
  metric_name       = "FreeStorageSpace"

  dimensions = {
    DBInstanceIdentifier = var.database_db_instance.identifier
  }

  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 5368709120
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "database_memory" {
  alarm_name        = "${var.name}-database-memory"
  alarm_description = "The database runs out of memory."
  namespace         = "AWS/RDS"
  metric_name       = "FreeableMemory"

  dimensions = {
    DBInstanceIdentifier = var.database_db_instance.identifier
  }

  statistic           = "Average"
  comparison_operator = "LessThanThreshold"
  threshold           = 134217728
  period              = 60
  evaluation_periods  = 10
  datapoints_to_alarm = 6
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "balancer_burn" {
  for_each = { for key, value in local.burn_windows : key => value if local.is_production }

  alarm_name          = "${var.name}-balancer-burn-${each.key}"
  alarm_description   = "A window of the error budget; the alarm above it calls somebody."
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.failed_percent
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id = "requests"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"

      dimensions = {
        LoadBalancer = var.balancer_lb.arn_suffix
      }

      period = each.value.period
      stat   = "Sum"
    }
  }

  metric_query {
    id = "failed1"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"

      dimensions = {
        LoadBalancer = var.balancer_lb.arn_suffix
      }

      period = each.value.period
      stat   = "Sum"
    }
  }

  metric_query {
    id = "failed2"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_ELB_5XX_Count"

      dimensions = {
        LoadBalancer = var.balancer_lb.arn_suffix
      }

      period = each.value.period
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "failed_percent"
    expression  = "IF(requests >= ${each.value.least_requests}, 100 * (FILL(failed1, 0) + FILL(failed2, 0)) / requests, 0)"
    label       = "Failed requests of 100"
    return_data = true
  }
}

resource "aws_cloudwatch_composite_alarm" "balancer_burn" {
  for_each = { for key, value in local.burn_pairs : key => value if local.is_production }

  alarm_name        = "${var.name}-balancer-budget-${each.key}"
  alarm_description = each.value.says
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.balancer_burn[each.value.long].alarm_name}\") AND ALARM(\"${aws_cloudwatch_metric_alarm.balancer_burn[each.value.short].alarm_name}\")"
  alarm_actions     = [aws_sns_topic.monitoring.arn]
  ok_actions        = [aws_sns_topic.monitoring.arn]
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
          title   = "Load balancer: HTTPCode_Target_5XX_Count"
          region  = var.region
          stat    = "Sum"
          period  = 60
          metrics = [["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", var.balancer_lb.arn_suffix]]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 0
        width  = 8
        height = 6
        properties = {
          title   = "Load balancer: HTTPCode_ELB_5XX_Count"
          region  = var.region
          stat    = "Sum"
          period  = 60
          metrics = [["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", var.balancer_lb.arn_suffix]]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 0
        width  = 8
        height = 6
        properties = {
          title   = "Load balancer: TargetResponseTime"
          region  = var.region
          stat    = "p95"
          period  = 60
          metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.balancer_lb.arn_suffix]]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "Web application: EnvironmentHealth"
          region = var.region
          stat   = "Maximum"
          period = 60
          metrics = [
            [
              "AWS/ElasticBeanstalk",
              "EnvironmentHealth",
              "EnvironmentName",
              var.web_elastic_beanstalk_environment.name,
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "Valkey cache: EngineCPUUtilization"
          region = var.region
          stat   = "Average"
          period = 60
          metrics = [
            [
              "AWS/ElastiCache",
              "EngineCPUUtilization",
              "CacheClusterId",
              "${var.cache_elasticache_replication_group.replication_group_id}-001",
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "Valkey cache: Evictions"
          region = var.region
          stat   = "Sum"
          period = 60
          metrics = [
            [
              "AWS/ElastiCache",
              "Evictions",
              "CacheClusterId",
              "${var.cache_elasticache_replication_group.replication_group_id}-001",
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 12
        width  = 8
        height = 6
        properties = {
          title   = "PostgreSQL database: CPUUtilization"
          region  = var.region
          stat    = "Average"
          period  = 60
          metrics = [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database_db_instance.identifier]]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 12
        width  = 8
        height = 6
        properties = {
          title   = "PostgreSQL database: FreeStorageSpace"
          region  = var.region
          stat    = "Minimum"
          period  = 60
          metrics = [["AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", var.database_db_instance.identifier]]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 12
        width  = 8
        height = 6
        properties = {
          title   = "PostgreSQL database: FreeableMemory"
          region  = var.region
          stat    = "Average"
          period  = 60
          metrics = [["AWS/RDS", "FreeableMemory", "DBInstanceIdentifier", var.database_db_instance.identifier]]
        }
      },
    ]
  })
}
