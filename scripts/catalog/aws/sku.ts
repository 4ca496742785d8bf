/** The SKU of an AWS row, and the region it belongs to; undefined where the row is not wanted. */
export const skuOf = (service: string, key: string, region: string): { sku: string; region: string } | undefined => {
  // RDS storage costs the same for both engines, so one engine's rows stand for it; the build checks that this stays true.
  if (service === 'rds_mysql' && !key.startsWith('instance_hour')) return undefined
  if (service === 'cloudfront' && region !== 'global') {
    return { sku: `aws/cloudfront/${kebab(region)}/${item(key)}`, region: 'global' }
  }
  for (const [pattern, to] of RENAMED) {
    const name = `${service}/${key}`
    if (pattern.test(name)) return { sku: `aws/${name.replace(pattern, to)}`, region }
  }
  return { sku: `aws/${kebab(service)}/${item(key)}`, region }
}

const RENAMED: readonly [RegExp, string][] = [
  [/^rds_(mysql|postgres)\/instance_hour_single_az_(.+)$/, 'rds-$1/$2/hour'],
  [/^rds_(mysql|postgres)\/instance_hour_multi_az_(.+)$/, 'rds-$1/$2/multi-az-hour'],
  [/^rds_postgres\/storage_(gp2|gp3|io1)_single_az_gb_month$/, 'rds/$1-gb-month'],
  [/^rds_postgres\/storage_(gp2|gp3|io1)_multi_az_gb_month$/, 'rds/$1-multi-az-gb-month'],
  [/^rds_postgres\/gp3_iops_single_az_month$/, 'rds/gp3-iops-month'],
  [/^rds_postgres\/gp3_iops_multi_az_month$/, 'rds/gp3-iops-multi-az-month'],
  [/^rds_postgres\/backup_gb_month$/, 'rds/backup-gb-month'],
  [/^aurora\/serverless_v2_acu_hour$/, 'aurora/acu-hour'],
  [/^aurora\/serverless_v2_acu_hour_io_optimized$/, 'aurora/acu-hour-io-optimized'],
  [/^(aurora|documentdb)\/instance_hour_(.+)$/, '$1/$2/hour'],
  [/^elasticache\/node_hour_(redis|valkey)_(.+)$/, 'elasticache-$1/$2/hour'],
  [/^elasticache\/serverless_(redis|valkey|memcached)_gb_hour$/, 'elasticache-$1/serverless-gb-hour'],
  [/^elasticache\/serverless_(redis|valkey|memcached)_ecpu_1m$/, 'elasticache-$1/serverless-ecpu'],
  [/^opensearch\/instance_hour_(.+)$/, 'opensearch/$1/hour'],
  [/^msk\/broker_hour_(.+)$/, 'msk/$1/hour'],
  [/^mq\/(activemq|rabbitmq)_single_hour_(.+)$/, 'mq-$1/$2/hour'],
  [/^mq\/activemq_active_standby_hour_(.+)$/, 'mq-activemq/$1/active-standby-hour'],
  [/^mq\/rabbitmq_cluster_hour_(.+)$/, 'mq-rabbitmq/$1/cluster-hour'],
  [/^fargate\/(vcpu|gb)_hour_x86$/, 'fargate/$1-hour'],
  [/^fargate\/(vcpu|gb)_hour_arm$/, 'fargate/arm-$1-hour'],
  [/^lambda\/gb_second_x86$/, 'lambda/gb-second'],
  [/^lambda\/gb_second_arm$/, 'lambda/arm-gb-second'],
  [/^s3\/intelligent_monitoring_1k_objects$/, 's3/intelligent-monitoring-object-month'],
  [/^managed_prometheus\/ingest_10m_samples$/, 'managed-prometheus/ingest-samples'],
]

const kebab = (text: string) => text.replaceAll('_', '-')

/** The size of the pack is in `per`, so it leaves the name: `requests_10k` → `requests`. */
const item = (key: string) => kebab(key.replace(/_(1b|1m|100k|10k|1k|tb)$/, ''))
