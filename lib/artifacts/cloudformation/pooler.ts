import { databaseSecret } from '../terraform/aws/access'
import type { EntryOf, Plan } from '../terraform/entries'
import { findEntries, isKind, networkOf } from '../terraform/entries'
import { fromTerraform } from './from-terraform'
import { keyArn, keyWhere } from './keys'
import { subnets } from './network'
import { homeOf, idOf, named, type Piece, resource, slotOf, tags, whereOf, why } from './plan'
import { allow } from './policy'
import type { Database } from './relational'
import { inline, role, roleArn } from './roles'
import { groupsOf } from './security-groups'
import { either, ref, type Value, when } from './value'

export function connectionPooler(plan: Plan, entry: EntryOf<'connection-pooler'>): Piece[] {
  const { label } = entry
  const network = networkOf(plan, entry.resource.region)
  const databases = findEntries(plan, entry.resource.fronts).filter((other): other is Database =>
    isKind(other, 'relational-database'),
  )
  const [first] = databases
  if (!network || !first) return []
  const home = homeOf(plan, entry)
  const proxy = idOf(label, 'Proxy')
  const reader = idOf(label, 'Role')
  const arn = either(
    ...databases.map((database): Value => fromTerraform(plan, { code: databaseSecret(plan, entry, database) ?? '' })),
  )
  const key = keyArn(plan, slotOf(plan, entry))
  const targets = (isCluster: boolean) =>
    databases
      .filter(({ resource: { class: tier } }) => (tier === 'high') === isCluster)
      .map((database) => when(whereOf(database), ref(idOf(database.label, isCluster ? 'Cluster' : 'Instance'))))
  const [clusters, instances] = [targets(true), targets(false)]
  return [
    role(home, 'data', reader, entry.id, 'rds.amazonaws.com', []),
    inline(home, 'data', `${reader}Policy`, reader, 'read-sign-in', [
      allow(['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], [arn]),
      ...(key === null ? [] : [when(keyWhere(plan, home.slot), allow(['kms:Decrypt'], [key]))]),
    ]),
    resource(
      home,
      'data',
      proxy,
      'AWS::RDS::DBProxy',
      {
        DBProxyName: named(entry.id),
        EngineFamily: family(first.resource.engine),
        RoleArn: roleArn(reader),
        VpcSubnetIds: subnets(network, 'data'),
        VpcSecurityGroupIds: groupsOf(plan, entry.id),
        RequireTLS: true,
        Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'DISABLED', SecretArn: arn }],
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: [`${reader}Policy`] },
    ),
    resource(home, 'data', `${proxy}Targets`, 'AWS::RDS::DBProxyTargetGroup', {
      DBProxyName: ref(proxy),
      TargetGroupName: 'default',
      ConnectionPoolConfigurationInfo: { MaxConnectionsPercent: 90, ConnectionBorrowTimeout: 30 },
      ...(clusters.length > 0 ? { DBClusterIdentifiers: clusters } : {}),
      ...(instances.length > 0 ? { DBInstanceIdentifiers: instances } : {}),
    }),
  ]
}

function family(engine: Database['resource']['engine']): string {
  if (engine === 'mysql') return 'MYSQL'
  return engine === 'sqlserver' ? 'SQLSERVER' : 'POSTGRESQL'
}
