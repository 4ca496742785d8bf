import type { RelationalDatabase } from '@/lib/design/model'
import type { Limit } from './limit'

/** The limits that rules, capacity and recovery ask of every provider, under one name each; the provider's files have many more. */
export type ProviderLimits = {
  /** Longest call of a function that answers an event, in seconds. */
  functionSeconds: Limit
  functionMemoryMb: Limit
  /** Executions at once that a new account, project or subscription gets. */
  functionConcurrency: Limit
  /** Seconds until a function that was not called for a while answers. */
  functionColdStart: Limit
  /** Requests a second through the API gateway. */
  gatewayRequestsPerSecond: Limit
  /** Seconds until the API gateway gives up on a response. */
  gatewaySeconds: Limit
  /** Hours that the gateway keeps one WebSocket, and minutes without a message; null where it has none. */
  websocketHours: Limit | null
  websocketIdleMinutes: Limit | null
  /** Seconds until a new copy of a serverless container, or a new machine, takes work. */
  containerStart: Limit
  machineStart: Limit
  /** Messages a second through one ordered queue, without batches. */
  orderedMessagesPerSecond: Limit
  /** MB a second that one shard, partition or throughput unit of a stream takes, and how many there may be. */
  streamShardMbPerSecond: Limit
  streamShards: Limit
  /** Reads and writes a second of one key-value table, in the provider's units. */
  keyValueOpsPerSecond: Limit
  /** Seconds between the notice and the loss of interruptible capacity. */
  spotNotice: Limit
  /** Seconds until the standby of a database in another zone writes, by class. */
  databaseFailover: { readonly [Class in RelationalDatabase['class']]: Limit }
  /** Seconds of the newest writes that a restore to a point in time may miss. */
  restorePoint: Limit
  /** Seconds by which a copy of the database in another region follows. */
  crossRegionLag: Limit
  /** Connections that a database of this size takes by default. */
  connections(engine: RelationalDatabase['engine'], memoryGib: number): Limit
}
