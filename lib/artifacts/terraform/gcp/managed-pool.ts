import type { Entry, Plan } from '../entries'
import { findEntries, isKind } from '../entries'

/** Cloud SQL pools by itself in its higher edition; where any environment has the other one, all of them rehearse what it needs. */
export const managesPool = (plan: Plan, entry: Entry): boolean => {
  if (!isKind(entry, 'connection-pooler')) return false
  const databases = findEntries(plan, entry.resource.fronts)
  return databases.every((database) => isKind(database, 'relational-database') && database.resource.class === 'high')
}

/**
 * PostgreSQL's managed pool answers beside the database, MySQL's in its place:
 * https://cloud.google.com/sql/docs/postgres/configure-mcp (the port is known by heart: an assumption).
 */
export const poolPort = (plan: Plan, id: string): number | null => {
  const [entry] = findEntries(plan, id)
  if (!entry || !isKind(entry, 'connection-pooler') || !managesPool(plan, entry)) return null
  const [database] = findEntries(plan, entry.resource.fronts)
  return database && isKind(database, 'relational-database') && database.resource.engine === 'postgresql' ? 6432 : null
}
