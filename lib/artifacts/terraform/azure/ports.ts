import type { Entry } from '../entries'
import { isKind } from '../entries'

/**
 * Where a service of Azure listens on another port than the design's usual one: Managed Redis on 10000
 * (https://learn.microsoft.com/azure/redis/architecture), DocumentDB on 10260, Data Explorer on 443 and the built-in PgBouncer on 6432.
 * All four are known by heart.
 */
export function portAt(target: Entry | undefined, port: number): number {
  if (!target) return port
  if (isKind(target, 'cache')) return 10000
  if (isKind(target, 'document-database')) return 10260
  if (isKind(target, 'time-series-database')) return 443
  if (isKind(target, 'connection-pooler')) return 6432
  return port
}
