import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { encryptedBy } from './keys'
import { subnetAt, tierFor, zonesOf } from './network'
import { countWhere, homeOf, idOf, type Piece, pascal, resource, size, slotOf, tags, whereOf, why } from './plan'
import { policy } from './policy'
import { groupsOf } from './security-groups'
import { ref, when } from './value'

export function fileSystem(plan: Plan, entry: EntryOf<'file-system'>): Piece[] {
  const { label } = entry
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry)
  const id = idOf(label, 'FileSystem')
  const provisioned = countWhere(entry, 'throughput_mibps', 1)
  const backups = entry.bySize.reduce(
    (mask, { sizes }, index) => (sizes?.backups === true ? mask | (1 << index) : mask),
    0,
  )
  const tier = tierFor(network, 'data')
  return [
    resource(
      home,
      'data',
      id,
      'AWS::EFS::FileSystem',
      {
        Encrypted: true,
        ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
        ThroughputMode: when(provisioned, 'provisioned', 'elastic'),
        ProvisionedThroughputInMibps: when(provisioned, size(plan, entry, 'throughput_mibps')),
        LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }, { TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' }],
        FileSystemPolicy: policy(
          {
            Sid: 'MountTargetsOnly',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
            Resource: '*',
            Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: '*',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
        BackupPolicy: { Status: when(backups, 'ENABLED', 'DISABLED') },
        FileSystemTags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    ...Array.from({ length: zonesOf(network, tier) }, (_, zone) =>
      resource(
        { ...home, where: whereOf(entry) & countWhere(network, `${tier}_subnets`, zone + 1) },
        'data',
        `${pascal(label)}MountTarget${zone + 1}`,
        'AWS::EFS::MountTarget',
        {
          FileSystemId: ref(id),
          SubnetId: ref(subnetAt(network, 'data', zone)),
          SecurityGroups: groupsOf(plan, entry.id),
        },
      ),
    ),
    resource(home, 'data', idOf(label, 'AccessPoint'), 'AWS::EFS::AccessPoint', {
      FileSystemId: ref(id),
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' } },
    }),
  ]
}
