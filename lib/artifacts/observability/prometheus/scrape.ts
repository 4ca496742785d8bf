import { type Design, ofKind } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { namePrefix } from '../../terraform/names'
import { yamlFile } from '../print'
import { onCluster, runsCode } from '../runs-code'
import type { Source } from '../signals/signal'
import { signalsOf } from '../signals/signals-of'
import { azureMetric } from './series'

type Job = { job_name: string } & Record<string, unknown>

/** What Prometheus reads from where; the names of hosts are those of the files beside it. */
export function scrapeFiles(input: ArtifactInput, design: Design): Artifact[] {
  const jobs: Job[] = [
    { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }] },
    ...collectorJob(design),
    ...probeJob(design),
    ...clusterJobs(design),
    ...machineJobs(design),
    ...cloudJobs(design),
  ]
  const [home] = design.regions
  return [
    yamlFile(input, {
      path: 'observability/prometheus/prometheus.yaml',
      why: 'What is measured from where, and where alerts go.',
      about: [
        `${input.reasonOf(design.resources.find(({ kind }) => kind === 'monitoring')?.because ?? 'OPS-02')}`,
        'Keep at least seven days on its own disk (--storage.tsdb.retention.time=7d): the slowest alert looks back three.',
      ],
      value: {
        global: {
          scrape_interval: '30s',
          evaluation_interval: '1m',
          external_labels: { design: design.slug, environment: design.environment, region: home?.id ?? 'global' },
        },
        rule_files: ['rules/*.yaml'],
        alerting: { alertmanagers: [{ static_configs: [{ targets: ['alertmanager:9093'] }] }] },
        scrape_configs: jobs,
        ...remoteWrite(design),
      },
    }),
    ...(probeJob(design).length > 0 ? [blackbox(input)] : []),
    ...cloudwatchFiles(input, design),
  ]
}

/** Code pushes to the collector; Prometheus reads it there, so that copies which come and go need not be found. */
function collectorJob(design: Design): Job[] {
  if (!runsCode(design)) return []
  const service = onCluster(design) ? 'collector.observability.svc' : 'collector.internal'
  return [
    {
      job_name: 'services',
      // The service's own name stays in `job`.
      honor_labels: true,
      dns_sd_configs: [{ names: [service], type: 'A', port: 8889 }],
    },
  ]
}

/** Seen from outside: the address that users know, a value to set. */
function probeJob(design: Design): Job[] {
  const isAnswered =
    ofKind(design, 'api-gateway').length > 0 ||
    ofKind(design, 'content-delivery').length > 0 ||
    ofKind(design, 'load-balancer').some(({ isPublic }) => isPublic)
  if (!isAnswered) return []
  return [
    {
      job_name: 'probe',
      metrics_path: '/probe',
      params: { module: ['answers'] },
      static_configs: [{ targets: ['https://www.example.com/'] }],
      relabel_configs: [
        { source_labels: ['__address__'], target_label: '__param_target' },
        { source_labels: ['__param_target'], target_label: 'target' },
        { target_label: '__address__', replacement: 'blackbox-exporter:9115' },
      ],
    },
  ]
}

function blackbox(input: ArtifactInput): Artifact {
  return yamlFile(input, {
    path: 'observability/prometheus/blackbox.yaml',
    why: 'How the probe from outside asks, and what counts as an answer.',
    about: ['For the blackbox exporter: run it outside the network that it watches.'],
    value: {
      modules: {
        answers: {
          prober: 'http',
          timeout: '10s',
          http: { method: 'GET', fail_if_not_ssl: true, preferred_ip_protocol: 'ip4' },
        },
      },
    },
  })
}

function clusterJobs(design: Design): Job[] {
  if (!onCluster(design)) return []
  const node = [{ action: 'labelmap', regex: '__meta_kubernetes_node_label_(topology_kubernetes_io_zone)' }]
  const token = {
    scheme: 'https',
    tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' },
    authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
  }
  return [
    {
      job_name: 'cluster',
      static_configs: [{ targets: ['kube-state-metrics.kube-system.svc:8080'] }],
      honor_labels: true,
    },
    {
      job_name: 'nodes',
      kubernetes_sd_configs: [{ role: 'node' }],
      relabel_configs: [
        { source_labels: ['__address__'], regex: '(.+):\\d+', target_label: '__address__', replacement: '$1:9100' },
        ...node,
      ],
    },
    {
      job_name: 'containers',
      ...token,
      metrics_path: '/metrics/cadvisor',
      kubernetes_sd_configs: [{ role: 'node' }],
      relabel_configs: node,
    },
    {
      job_name: 'pods',
      kubernetes_sd_configs: [{ role: 'pod' }],
      // Only pods that say so are read directly: add-ons, and whatever does not push to the collector.
      relabel_configs: [
        { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], action: 'keep', regex: 'true' },
        {
          source_labels: ['__address__', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
          regex: '([^:]+)(?::\\d+)?;(\\d+)',
          target_label: '__address__',
          replacement: '$1:$2',
        },
        { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
        { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
      ],
    },
  ]
}

/** Machines are found by the name or tag that the infrastructure code gives them; node_exporter listens on 9100, on Windows 9182. */
function machineJobs(design: Design): Job[] {
  const nodeGroups = ofKind(design, 'container-cluster').map(({ nodeGroup }) => nodeGroup)
  const groups = ofKind(design, 'machine-group').filter(({ id }) => !nodeGroups.includes(id))
  if (groups.length === 0) return []
  const prefix = namePrefix(design.slug, design.environment)
  const port = groups.some(({ os }) => os === 'windows') ? 9182 : 9100
  const regions = [...new Set(groups.map(({ region }) => region))]
  if (design.provider === 'aws')
    return [
      {
        job_name: 'machines',
        ec2_sd_configs: regions.map((region) => ({
          region,
          port,
          filters: [
            { name: 'tag:Component', values: groups.filter((group) => group.region === region).map(({ id }) => id) },
          ],
        })),
        relabel_configs: [{ source_labels: ['__meta_ec2_tag_Component'], target_label: 'group' }],
      },
    ]
  if (design.provider === 'gcp')
    return [
      {
        job_name: 'machines',
        gce_sd_configs: groups.flatMap(({ region, zones }) =>
          ['a', 'b', 'c'].slice(0, zones).map((zone) => ({ project: 'your-project', zone: `${region}-${zone}`, port })),
        ),
        relabel_configs: [
          { source_labels: ['__meta_gce_instance_name'], regex: `${prefix}-(.+)-[^-]+`, target_label: 'group' },
          { source_labels: ['group'], regex: '.+', action: 'keep' },
        ],
      },
    ]
  return [
    {
      job_name: 'machines',
      azure_sd_configs: [
        { subscription_id: '00000000-0000-0000-0000-000000000000', authentication_method: 'ManagedIdentity', port },
      ],
      relabel_configs: [
        { source_labels: ['__meta_azure_machine_scale_set'], regex: `${prefix}-(.+)`, target_label: 'group' },
        { source_labels: ['group'], regex: '.+', action: 'keep' },
      ],
    },
  ]
}

const sourcesOf = <C extends Source['cloud']>(design: Design, cloud: C): Extract<Source, { cloud: C }>[] =>
  signalsOf(design)
    .map(({ source }) => source)
    .filter((source): source is Extract<Source, { cloud: C }> => source.cloud === cloud)

/** What the cloud measures of its own services, through an exporter. */
function cloudJobs(design: Design): Job[] {
  const aws = sourcesOf(design, 'aws')
  const gcp = sourcesOf(design, 'gcp')
  const azure = sourcesOf(design, 'azure')
  return [
    ...[...new Set(aws.map(({ region }) => region))].map((region) => ({
      job_name: `cloudwatch-${region}`,
      scrape_interval: '1m',
      scrape_timeout: '50s',
      static_configs: [{ targets: [`cloudwatch-exporter-${region}:9106`] }],
    })),
    ...(gcp.length > 0
      ? [
          {
            job_name: 'stackdriver',
            scrape_interval: '1m',
            scrape_timeout: '50s',
            static_configs: [{ targets: ['stackdriver-exporter:9255'] }],
          },
        ]
      : []),
    ...[...new Set(azure.map(({ type }) => type))].map((type) => {
      const own = azure.filter((source) => source.type === type)
      return {
        job_name: azureMetric(type).replaceAll('_', '-'),
        scrape_interval: '1m',
        scrape_timeout: '50s',
        metrics_path: '/probe/metrics/list',
        params: {
          name: [azureMetric(type)],
          subscription: ['00000000-0000-0000-0000-000000000000'],
          filter: [`resourceType eq '${type}'`],
          metric: [...new Set(own.map(({ metric }) => metric))],
          aggregation: [...new Set(own.map(({ aggregation }) => aggregation))],
          interval: ['PT1M'],
          timespan: ['PT1M'],
        },
        static_configs: [{ targets: ['azure-metrics-exporter:8080'] }],
      }
    }),
  ]
}

/** What stackdriver_exporter is told to read: `--monitoring.metrics-prefixes`. */
export const stackdriverPrefixes = (design: Design): string[] =>
  [...new Set(sourcesOf(design, 'gcp').map(({ type }) => type))].sort()

function cloudwatchFiles(input: ArtifactInput, design: Design): Artifact[] {
  const sources = sourcesOf(design, 'aws')
  return [...new Set(sources.map(({ region }) => region))].map((region) => {
    const own = sources.filter((source) => source.region === region)
    const metrics = own.map(({ namespace, metric, dimensions, statistic, matches, also }) => ({
      aws_namespace: namespace,
      aws_metric_name: metric,
      aws_dimensions: [...dimensions],
      aws_dimension_select_regex: { [dimensions[0]]: [`^(${matches})$`], ...selected(also) },
      aws_statistics: [statistic],
    }))
    return yamlFile(input, {
      path: `observability/prometheus/cloudwatch-${region}.yaml`,
      why: `What the exporter asks CloudWatch for in ${region}: only what an alert or a panel reads, since each request is billed.`,
      about: [
        'For https://github.com/prometheus/cloudwatch_exporter; its role needs cloudwatch:ListMetrics, cloudwatch:GetMetricStatistics and cloudwatch:GetMetricData.',
      ],
      value: {
        region,
        period_seconds: 60,
        delay_seconds: 120,
        // With CloudWatch's own times a late figure would look missing to an alert.
        set_timestamp: false,
        metrics: distinct(metrics),
      },
    })
  })
}

const selected = (also: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(also ?? {}).map(([name, value]) => [name, [`^${value}$`]]))

const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item] as const)).values(),
]

/** The provider keeps the history; the addresses are values to set. */
function remoteWrite(design: Design): Record<string, unknown> {
  const region = design.regions[0]?.id ?? ''
  if (design.provider === 'aws')
    return {
      remote_write: [
        {
          url: `https://aps-workspaces.${region}.amazonaws.com/workspaces/ws-00000000/api/v1/remote_write`,
          sigv4: { region },
        },
      ],
    }
  // Google's own build of Prometheus sends by itself; Azure takes the rest with its collector.
  return {}
}
