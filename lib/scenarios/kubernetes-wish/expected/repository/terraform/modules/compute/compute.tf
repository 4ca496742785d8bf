# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.

resource "aws_ecs_cluster" "services" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "disabled"
  }

  tags = {
    Name = var.name
  }
}

resource "aws_ecs_cluster_capacity_providers" "services" {
  cluster_name       = aws_ecs_cluster.services.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_ecs_task_definition" "web" {
  for_each = var.web_services

  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.web.cpu
  memory                   = var.web.memory_mib
  execution_role_arn       = var.web_execution_iam_role.arn
  task_role_arn            = var.web_iam_role.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }

  container_definitions = jsonencode([
    {
      name      = each.key
      image     = each.value.image
      essential = true
      portMappings = [
        {
          containerPort = 8080
          protocol      = "tcp"
        },
      ]
      environment = [for name, value in local.web_settings : { name = name, value = value } if value != null]
      secrets = [
        {
          name      = "DATABASE_PASSWORD"
          valueFrom = "${var.database_db_instance.master_user_secret[0].secret_arn}:password::"
        },
      ]
      linuxParameters = {
        initProcessEnabled = true
      }
      stopTimeout = 60
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = var.web_cloudwatch_log_group.name
          awslogs-region        = var.region
          awslogs-stream-prefix = each.key
        }
      }
    },
  ])
}

# C-35: Services are deployed and scaled one by one.
resource "aws_ecs_service" "web" {
  for_each = var.web_services

  name                               = each.key
  cluster                            = aws_ecs_cluster.services.id
  task_definition                    = aws_ecs_task_definition.web[each.key].arn
  desired_count                      = var.web.start
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true
  platform_version                   = "LATEST"
  health_check_grace_period_seconds  = 60
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 100
  }

  network_configuration {
    subnets          = values(var.network_app_subnet)[*].id
    security_groups  = [var.web_security_group.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.web_lb_target_group[each.key].arn
    container_name   = each.key
    container_port   = 8080
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = {
    Name      = "${var.name}-${each.key}"
    Component = "web"
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.services,
    var.web_lb_listener_rule,
    var.web_execution_iam_role_policy_attachment,
    var.web_execution_secrets_iam_role_policy,
  ]
}

resource "aws_appautoscaling_target" "web" {
  for_each = var.web_services

  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.services.name}/${aws_ecs_service.web[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.web.min
  max_capacity       = var.web.max
}

resource "aws_appautoscaling_policy" "web" {
  for_each = var.web_services

  name               = "${var.name}-${each.key}-load"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.web[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.web[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.web[each.key].service_namespace

  target_tracking_scaling_policy_configuration {
    target_value = var.requests_per_copy

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${var.balancer_lb.arn_suffix}/${var.web_lb_target_group[each.key].arn_suffix}"
    }

    scale_in_cooldown  = 300
    scale_out_cooldown = 60
  }
}

resource "aws_ecs_task_definition" "worker" {
  for_each = var.worker_services

  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.worker.cpu
  memory                   = var.worker.memory_mib
  execution_role_arn       = var.worker_execution_iam_role.arn
  task_role_arn            = var.worker_iam_role.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }

  container_definitions = jsonencode([
    {
      name        = each.key
      image       = each.value.image
      essential   = true
      environment = [for name, value in local.worker_settings : { name = name, value = value } if value != null]
      secrets = [
        {
          name      = "DATABASE_PASSWORD"
          valueFrom = "${var.database_db_instance.master_user_secret[0].secret_arn}:password::"
        },
      ]
      linuxParameters = {
        initProcessEnabled = true
      }
      stopTimeout = 60
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = var.worker_cloudwatch_log_group.name
          awslogs-region        = var.region
          awslogs-stream-prefix = each.key
        }
      }
    },
  ])
}

# C-35: Services are deployed and scaled one by one.
resource "aws_ecs_service" "worker" {
  for_each = var.worker_services

  name                               = each.key
  cluster                            = aws_ecs_cluster.services.id
  task_definition                    = aws_ecs_task_definition.worker[each.key].arn
  desired_count                      = var.worker.start
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true
  platform_version                   = "LATEST"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 100
  }

  network_configuration {
    subnets          = values(var.network_app_subnet)[*].id
    security_groups  = [var.worker_security_group.id]
    assign_public_ip = false
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = {
    Name      = "${var.name}-${each.key}"
    Component = "worker"
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.services,
    var.worker_execution_iam_role_policy_attachment,
    var.worker_execution_secrets_iam_role_policy,
  ]
}

resource "aws_appautoscaling_target" "worker" {
  for_each = var.worker_services

  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.services.name}/${aws_ecs_service.worker[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.worker.min
  max_capacity       = var.worker.max
}

resource "aws_appautoscaling_policy" "worker" {
  for_each = var.worker_services

  name               = "${var.name}-${each.key}-load"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.worker[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.worker[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.worker[each.key].service_namespace

  target_tracking_scaling_policy_configuration {
    target_value = var.messages_per_copy

    customized_metric_specification {
      metrics {
        id = "waiting"

        metric_stat {
          stat = "Sum"

          metric {
            metric_name = "ApproximateNumberOfMessagesVisible"
            namespace   = "AWS/SQS"

            dimensions {
              name  = "QueueName"
              value = var.jobs_queue_sqs_queue.name
            }
          }
        }

        return_data = false
      }

      metrics {
        id = "running"

        metric_stat {
          stat = "SampleCount"

          metric {
            metric_name = "CPUUtilization"
            namespace   = "AWS/ECS"

            dimensions {
              name  = "ClusterName"
              value = aws_ecs_cluster.services.name
            }

            dimensions {
              name  = "ServiceName"
              value = aws_ecs_service.worker[each.key].name
            }
          }
        }

        return_data = false
      }

      metrics {
        id          = "backlog"
        expression  = "waiting / IF(FILL(running, 0) > 0, FILL(running, 0), 1)"
        label       = "Messages waiting per copy"
        return_data = true
      }
    }

    scale_in_cooldown  = 300
    scale_out_cooldown = 60
  }
}

# OPS-03: The image that was tested is the image that runs, so it is kept where it can be scanned and found by
# its digest.
resource "aws_ecr_repository" "images" {
  for_each = toset(var.images ? keys(merge(var.web_services, var.worker_services)) : [])

  name                 = "${var.name}/${each.key}"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = !local.is_production

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.keys_kms_key.arn
  }

  tags = {
    Component = "images"
  }
}

resource "aws_ecr_lifecycle_policy" "images" {
  for_each = aws_ecr_repository.images

  repository = each.value.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Keep the last 30 images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 30
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}
