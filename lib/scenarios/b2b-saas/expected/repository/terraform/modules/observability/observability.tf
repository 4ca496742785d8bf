# Design: Tidewater Bookings (tidewater-bookings), rule set 2026.11.24.1.

# How fast the error budget of 99.9% may be used: a long window says that it matters, a short one that it still
# goes on. Only production has users to fail.
locals {
  burn_windows = {
    page-1h = {
      period         = 3600
      failed_percent = 1.44
      least_requests = 1
    }
    page-5m = {
      period         = 300
      failed_percent = 1.44
      least_requests = 1
    }
    page-6h = {
      period         = 21600
      failed_percent = 0.6
      least_requests = 1
    }
    page-30m = {
      period         = 1800
      failed_percent = 0.6
      least_requests = 1
    }
    ticket-1d = {
      period         = 86400
      failed_percent = 0.3
      least_requests = 1
    }
    ticket-2h = {
      period         = 7200
      failed_percent = 0.3
      least_requests = 1
    }
  }

  burn_pairs = {
    page-1h = {
      long  = "page-1h"
      short = "page-5m"
      says  = "Page: the error budget of 99.9% is used 14.4 times too fast, in the last hour and in the last 5 minutes. At this rate it is gone after 50 hours."
    }
    page-6h = {
      long  = "page-6h"
      short = "page-30m"
      says  = "Page: the error budget of 99.9% is used 6 times too fast, in the last 6 hours and in the last 30 minutes. At this rate it is gone after 120 hours."
    }
    ticket-1d = {
      long  = "ticket-1d"
      short = "ticket-2h"
      says  = "Ticket: the error budget of 99.9% is used 3 times too fast, in the last day and in the last 2 hours. At this rate it is gone after 240 hours."
    }
  }
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/${var.name}/web"
  retention_in_days = var.logs.retention_days
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/${var.name}/worker"
  retention_in_days = var.logs.retention_days
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
  count = var.cdn ? 1 : 0

  region            = "us-east-1"
  alarm_name        = "${var.name}-cdn-errors"
  alarm_description = "Users get errors from CloudFront."
  namespace         = "AWS/CloudFront"
  metric_name       = "5xxErrorRate"

  dimensions = {
    DistributionId = var.cdn_cloudfront_distribution[0].id
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

resource "aws_cloudwatch_metric_alarm" "web_cpu" {
  for_each = var.web_services

  alarm_name        = "${var.name}-web-${each.key}-cpu"
  alarm_description = "The copies are at the end of their processors although more were added."
  namespace         = "AWS/ECS"
  metric_name       = "CPUUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.web_ecs_service[each.key].name
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 15
  datapoints_to_alarm = 9
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "web_memory" {
  for_each = var.web_services

  alarm_name        = "${var.name}-web-${each.key}-memory"
  alarm_description = "The copies are about to run out of memory."
  namespace         = "AWS/ECS"
  metric_name       = "MemoryUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.web_ecs_service[each.key].name
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 10
  datapoints_to_alarm = 6
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "web_stopped" {
  for_each = var.web_services

  alarm_name        = "${var.name}-web-${each.key}-stopped"
  alarm_description = "Fewer copies run than the design asks for."
  namespace         = "AWS/ECS"
  metric_name       = "CPUUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.web_ecs_service[each.key].name
  }

  statistic           = "SampleCount"
  comparison_operator = "LessThanThreshold"
  threshold           = max(1, var.web.min)
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_cpu" {
  for_each = var.worker_services

  alarm_name        = "${var.name}-worker-${each.key}-cpu"
  alarm_description = "The copies are at the end of their processors although more were added."
  namespace         = "AWS/ECS"
  metric_name       = "CPUUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.worker_ecs_service[each.key].name
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 15
  datapoints_to_alarm = 9
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_memory" {
  for_each = var.worker_services

  alarm_name        = "${var.name}-worker-${each.key}-memory"
  alarm_description = "The copies are about to run out of memory."
  namespace         = "AWS/ECS"
  metric_name       = "MemoryUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.worker_ecs_service[each.key].name
  }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 10
  datapoints_to_alarm = 6
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "worker_stopped" {
  for_each = var.worker_services

  alarm_name        = "${var.name}-worker-${each.key}-stopped"
  alarm_description = "Fewer copies run than the design asks for."
  namespace         = "AWS/ECS"
  metric_name       = "CPUUtilization"

  dimensions = {
    ClusterName = var.services_ecs_cluster.name
    ServiceName = var.worker_ecs_service[each.key].name
  }

  statistic           = "SampleCount"
  comparison_operator = "LessThanThreshold"
  threshold           = max(1, var.worker.min)
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "breaching"
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

resource "aws_cloudwatch_metric_alarm" "backups_failed" {
  count = var.backups != null ? 1 : 0

  alarm_name        = "${var.name}-backups-failed"
  alarm_description = "A backup failed."
  namespace         = "AWS/Backup"
  metric_name       = "NumberOfBackupJobsFailed"

  dimensions = {
    BackupVaultName = var.backups_backup_vault[0].name
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 60
  datapoints_to_alarm = 36
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "jobs_queue_old" {
  alarm_name        = "${var.name}-jobs-queue-old"
  alarm_description = "The oldest message has waited for 15 minutes."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = var.jobs_queue_sqs_queue.name
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.monitoring.arn]
  ok_actions          = [aws_sns_topic.monitoring.arn]
}

resource "aws_cloudwatch_metric_alarm" "jobs_queue_failed" {
  alarm_name        = "${var.name}-jobs-queue-failed"
  alarm_description = "Messages have failed for good and wait for a person."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"

  dimensions = {
    QueueName = var.jobs_queue_failed_sqs_queue.name
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
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
        x      = 8
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
        x      = 16
        y      = 6
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
        x      = 0
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
        x      = 8
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
      {
        type   = "metric"
        x      = 16
        y      = 12
        width  = 8
        height = 6
        properties = {
          title   = "Job queue: ApproximateAgeOfOldestMessage"
          region  = var.region
          stat    = "Maximum"
          period  = 60
          metrics = [["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", var.jobs_queue_sqs_queue.name]]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 18
        width  = 8
        height = 6
        properties = {
          title  = "Job queue: ApproximateNumberOfMessagesVisible"
          region = var.region
          stat   = "Maximum"
          period = 60
          metrics = [
            ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.jobs_queue_failed_sqs_queue.name],
          ]
        }
      },
    ]
  })
}
