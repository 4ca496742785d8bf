import type { EntryOf, Plan } from '../terraform/entries'
import { encryptedBy } from './keys'
import { homeOf, named, type Resource, resource, slotOf, tags } from './plan'
import { type Properties, ref, text, type Value } from './value'

export const OWNER = 'app_owner'

/** A password that nobody has ever seen: Secrets Manager makes it, and the database is told by reference. */
export const secret = (
  plan: Plan,
  entry: EntryOf<'relational-database'> | EntryOf<'document-database'>,
  id: string,
  name: string,
  copies: readonly Value[],
  comment: string,
): Resource =>
  resource(
    homeOf(plan, entry),
    'security',
    id,
    'AWS::SecretsManager::Secret',
    {
      Name: named(`${name}-sign-in`),
      Description: 'User name and password of the database owner',
      GenerateSecretString: {
        SecretStringTemplate: `{"username": "${OWNER}"}`,
        GenerateStringKey: 'password',
        PasswordLength: 32,
        ExcludeCharacters: '/@"\\ ',
      },
      ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
      Tags: tags(entry, named(`${name}-sign-in`)),
      ...(copies.length > 0 ? { ReplicaRegions: copies } : {}),
    },
    { comment, keep: 'Retain' },
  )

export const passwordFrom = (id: string): Properties => ({
  MasterUsername: OWNER,
  MasterUserPassword: text`{{resolve:secretsmanager:${ref(id)}:SecretString:password}}`,
})
