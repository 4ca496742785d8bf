import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, dynamic, nested, ref, resource } from '../hcl'
import { encryptedBy } from './encryption'
import { inRegion, placed, tags } from './placing'
import type { Database } from './relational'

/** Aurora DSQL: each region writes, and a third one keeps the casting vote. */
export function distributed(plan: Plan, entry: Database): Piece[] {
  const { label } = entry
  const peers = entriesOf(plan, 'relational-database').filter(
    ({ id, resource: { replicaOf } }) => replicaOf === entry.id || entry.resource.replicaOf === id,
  )
  const witness = 'witness_region'
  const isFirst = entry.resource.replicaOf === null
  return [
    ...(peers.length > 0 && isFirst
      ? [
          placeholder({
            name: witness,
            type: 'string',
            description:
              'Third region that keeps the casting vote of the distributed database and holds no data you can read.',
            validation: {
              condition: `can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.${witness})) && !contains([var.region, var.secondary_region], var.${witness})`,
              message: 'Give a region other than the two that the database runs in.',
            },
            example: '"us-west-2"',
          }),
        ]
      : []),
    ...pieces(
      'data.tf',
      resource(
        'aws_dsql_cluster',
        label,
        {
          ...placed(entry),
          deletion_protection_enabled: size(entry, 'deletion_protection'),
          ...encryptedBy(plan, entry.resource.region, 'kms_encryption_key'),
          ...(peers.length > 0 ? { multi_region_properties: nestedWitness(peers, witness) } : {}),
          ...tags(entry),
          ...(peers.length > 0
            ? { lifecycle: nested({ ignore_changes: [ref('multi_region_properties[0].clusters')] }) }
            : {}),
        },
        why(plan, entry),
      ),
      ...(isFirst && peers[0] ? peering(entry, peers[0], witness) : []),
    ),
  ]
}

/** Only an environment with both regions has a witness. */
function nestedWitness(peers: readonly Database[], witness: string): Body[string] {
  const condition = conditionOf(...peers)
  const content = { witness_region: ref(`var.${witness}`) }
  return condition ? dynamic(code(`${condition} ? [1] : []`), content) : nested(content)
}

function peering(entry: Database, peer: Database, witness: string): Block[] {
  const side = (from: Database, to: Database) =>
    resource('aws_dsql_cluster_peering', from.label, {
      ...counted(entry, peer),
      ...inRegion(from),
      identifier: own(from, 'aws_dsql_cluster', from.label, 'identifier'),
      clusters: [own(to, 'aws_dsql_cluster', to.label, 'arn')],
      witness_region: ref(`var.${witness}`),
    })
  return [side(entry, peer), side(peer, entry)]
}
