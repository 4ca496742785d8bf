import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf } from '../terraform/entries'
import { encryptedBy } from './keys'
import { homeOf, idOf, type Piece, pascal, resource, size, slotOf, type Told, tags, toSet, whereOf, why } from './plan'
import { att, onceKnown, when } from './value'

type Database = EntryOf<'relational-database'>

/** Aurora DSQL: each region writes, and a third one keeps the casting vote. */
export function distributed(plan: Plan, entry: Database): Piece[] {
  const id = idOf(entry.label, 'Cluster')
  const home = homeOf(plan, entry)
  const peers = entriesOf(plan, 'relational-database').filter(
    ({ id: other, resource: { replicaOf } }) => replicaOf === entry.id || entry.resource.replicaOf === other,
  )
  const where = peers.reduce((mask, peer) => mask | whereOf(peer), 0)
  const witness = toSet(
    plan,
    null,
    'WitnessRegion',
    'Third region that keeps the casting vote of the distributed database and holds no data you can read.',
    {
      pattern: '^[a-z]{2}-[a-z]+-[0-9]$',
      constraint: 'A region other than the two of the database.',
      example: 'us-west-2',
    },
  )
  const joined = peers.map((peer) => {
    const arn = att(idOf(peer.label, 'Cluster'), 'ResourceArn')
    return onceKnown(arn, arn)
  })
  const told: Told = {
    ...home,
    output: `${pascal(entry.label)}Identifier`,
    description: `Identifier of ${entry.resource.label}.`,
    value: att(id, 'Identifier'),
  }
  return [
    resource(
      home,
      'data',
      id,
      'AWS::DSQL::Cluster',
      {
        DeletionProtectionEnabled: size(plan, entry, 'deletion_protection'),
        ...encryptedBy(plan, slotOf(plan, entry), 'KmsEncryptionKey'),
        ...(peers.length > 0
          ? { MultiRegionProperties: when(where, { WitnessRegion: witness, Clusters: joined }) }
          : {}),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    told,
  ]
}
