import type { Kind } from '@/lib/design/model'
import type { SharedPlan } from '@/lib/plan-shared'
import { sumUsd } from '@/lib/units/money'

export const AREAS = ['Compute', 'Network', 'Data', 'Security', 'Operations'] as const
export type Area = (typeof AREAS)[number]

const AREA_OF: { readonly [K in Kind]: Area } = {
  'dns-zone': 'Network',
  'content-delivery': 'Network',
  'web-firewall': 'Security',
  network: 'Network',
  'nat-gateway': 'Network',
  'network-endpoint': 'Network',
  'load-balancer': 'Network',
  'api-gateway': 'Network',
  'container-service': 'Compute',
  'container-cluster': 'Compute',
  'machine-group': 'Compute',
  'app-platform': 'Compute',
  function: 'Compute',
  'batch-environment': 'Compute',
  'relational-database': 'Data',
  'key-value-store': 'Data',
  'document-database': 'Data',
  'time-series-database': 'Data',
  'data-warehouse': 'Data',
  'search-engine': 'Data',
  cache: 'Data',
  'object-store': 'Data',
  'file-system': 'Data',
  'connection-pooler': 'Data',
  queue: 'Data',
  topic: 'Data',
  stream: 'Data',
  workflow: 'Data',
  'encryption-key': 'Security',
  'secret-store': 'Security',
  'audit-trail': 'Security',
  'threat-detection': 'Security',
  'log-store': 'Operations',
  monitoring: 'Operations',
  'backup-vault': 'Operations',
  'container-registry': 'Operations',
  'feature-flag-store': 'Operations',
}

export type AreaPart = { id: string; label: string; service: string; purpose: string; region: string; rule: string }
export type AreaRow = { area: Area; parts: AreaPart[]; monthlyUsd: number | undefined }

/** What production is made of, by area, with what each area costs a month. Areas with nothing in them are left out. */
export function areaRows({ design, cost }: Pick<SharedPlan, 'design' | 'cost'>): AreaRow[] {
  const areaOf = new Map(design.resources.map(({ id, kind }) => [id, areaOfKind(kind)]))
  const lines = cost?.lines.filter(({ environment }) => environment === design.environment)
  return AREAS.map((area) => ({
    area,
    parts: design.resources.filter(({ kind }) => areaOfKind(kind) === area).map(toPart),
    monthlyUsd:
      lines &&
      sumUsd(
        lines.filter((line) => (areaOf.get(line.resource) ?? 'Operations') === area).map((line) => line.monthlyUsd),
      ),
  })).filter(({ parts }) => parts.length > 0)
}

/** A kind that is gone can only come from an old plan, and then it is shown with what keeps the rest running. */
const areaOfKind = (kind: string): Area =>
  (AREA_OF as { readonly [kind: string]: Area | undefined })[kind] ?? 'Operations'

const toPart = ({ id, label, service, purpose, region, because }: SharedPlan['design']['resources'][number]) => ({
  id,
  label,
  service,
  purpose,
  region,
  rule: because,
})
