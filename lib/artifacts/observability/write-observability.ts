import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { cloudDashboard } from './dashboards/cloud-native'
import { writeDatadog } from './datadog/write-datadog'
import { grafanaDashboards } from './grafana/dashboards'
import { collectorFile } from './otel/collector'
import { writePrometheus } from './prometheus/write-prometheus'
import { observabilityReadme } from './readme'
import { runbooksFile } from './runbooks'

/** Alerts, dashboards and the collector for production, in whichever tool was chosen, with the arithmetic and the runbooks beside them. */
export function writeObservability(input: ArtifactInput): Artifact[] {
  const [design] = input.designs
  if (!design) return []
  const files = [...tool(input, design), ...collectorFile(input, design), runbooksFile(input)]
  return [observabilityReadme(input, design, files), ...files]
}

function tool(input: ArtifactInput, design: ArtifactInput['designs'][number]): Artifact[] {
  if (input.choices.metrics === 'prometheus')
    return [...writePrometheus(input, design), ...grafanaDashboards(input, design)]
  if (input.choices.metrics === 'datadog') return writeDatadog(input, design)
  return cloudDashboard(input, design)
}
