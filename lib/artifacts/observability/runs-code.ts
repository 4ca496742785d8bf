import { type Design, ofKind } from '@/lib/design/model'

const RUNS = [
  'container-service',
  'container-cluster',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
] as const

export const runsCode = (design: Design): boolean =>
  RUNS.some((kind) => design.resources.some((resource) => resource.kind === kind))

export const onCluster = (design: Design): boolean => ofKind(design, 'container-cluster').length > 0
