import type { ContainerService, Design } from '@/lib/design/model'
import { homeRegion } from '@/lib/guidance/kinds'
import { prefixOf, serviceName } from '@/lib/guidance/resource-name'

/** A Cloud Run service: names are shared by all regions of a project, so the one away from home has a number. */
export const runName = (design: Design, service: ContainerService): string =>
  `${prefixOf(design)}-${serviceName(service)}${service.region === homeRegion(design) ? '' : '-2'}`
