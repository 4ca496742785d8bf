// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.
import { code } from '../hcl'

/** Ids of Owner, User Access Administrator and Role Based Access Control Administrator, the same in every tenant: an assumption. */
const PRIVILEGED = [
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
].join(', ')

const clause = (action: 'write' | 'delete', from: '@Request' | '@Resource') => [
  '  (',
  `    !(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})`,
  '    OR',
  '    (',
  `      ${from}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${PRIVILEGED}}`,
  '      AND',
  `      ${from}[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'ServicePrincipal'`,
  '    )',
  '  )',
]

/** May give programs any role but those that give roles away, and people none. */
export const rolesCondition = () =>
  code(['<<-EOT', ...clause('write', '@Request'), '  AND', ...clause('delete', '@Resource'), 'EOT'].join('\n'))

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

/** Files whose names begin so, and no others. The form of both conditions is an assumption: no tool here evaluates them. */
export const filesCondition = (prefix: string) =>
  code(
    [
      '<<-EOT',
      '  (',
      `    !(ActionMatches{'${BLOBS}/read'} AND NOT SubOperationMatches{'Blob.List'})`,
      `    AND !(ActionMatches{'${BLOBS}/write'})`,
      `    AND !(ActionMatches{'${BLOBS}/add/action'})`,
      `    AND !(ActionMatches{'${BLOBS}/delete'})`,
      '  )',
      '  OR',
      `  (@Resource[${BLOBS}:path] StringLike '${prefix}*')`,
      'EOT',
    ].join('\n'),
  )
