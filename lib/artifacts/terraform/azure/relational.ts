import type { Plan } from '../entries'
import type { Piece } from '../expressions'
import { pieces, placeholder } from '../expressions'
import { distributed } from './cosmos'
import { type Database, guarded } from './databases'
import { lock } from './locks'
import { mysql } from './mysql'
import { oracle } from './oracle'
import { postgresql } from './postgresql'
import { sqlServer } from './sql-server'

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return distributed(plan, entry)
  switch (entry.resource.engine) {
    case 'postgresql':
      return [
        ADMIN_NAME,
        ADMIN_ID,
        ...pieces(
          'data.tf',
          ...postgresql(plan, entry),
          lock(entry, 'azurerm_postgresql_flexible_server', guarded(entry)),
        ),
      ]
    case 'mysql':
      return [
        password('MySQL'),
        ...pieces('data.tf', ...mysql(plan, entry), lock(entry, 'azurerm_mysql_flexible_server', guarded(entry))),
      ]
    case 'sqlserver':
      return [ADMIN_NAME, ADMIN_ID, ...sqlServer(plan, entry)]
    case 'oracle':
      return [
        password('Oracle'),
        ...pieces('data.tf', ...oracle(plan, entry), lock(entry, 'azurerm_oracle_autonomous_database', guarded(entry))),
      ]
  }
}

const ADMIN_NAME = placeholder({
  name: 'database_admin_group',
  type: 'string',
  description: 'Name of the Entra ID group whose members look after the databases.',
  validation: { condition: 'length(var.database_admin_group) > 0', message: 'Name a group.' },
  example: '"Database administrators"',
})
const ADMIN_ID = placeholder({
  name: 'database_admin_group_id',
  type: 'string',
  description: 'Object id of that group.',
  validation: {
    condition: 'can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.database_admin_group_id))',
    message: 'Give the id of the group, a UUID in lower case.',
  },
  example: '"00000000-0000-0000-0000-000000000000"',
})
const password = (engine: string) =>
  placeholder({
    name: 'database_password',
    type: 'string',
    description: `Password of the first administrator of ${engine}, which takes one beside Entra ID. It is sent once and kept in no state file.`,
    validation: {
      condition: 'length(var.database_password) >= 16',
      message: 'At least 16 characters.',
    },
    example: '"…"',
  })
