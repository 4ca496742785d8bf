import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, pieces, placeholder, why } from '../expressions'
import { code, json, nested, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { inRegion, placed } from './placing'
import { servicesOf } from './services'

export function containerRegistry(plan: Plan, entry: EntryOf<'container-registry'>): Piece[] {
  const variables = [
    ...new Set(entriesOf(plan, 'container-service').map((service) => servicesOf(plan, service).variable)),
  ]
  const isNamed = variables.length === 0
  const names = isNamed ? 'var.image_names' : `keys(merge(${variables.map((name) => `var.${name}`).join(', ')}))`
  const condition = conditionOf(entry)
  const others = plan.otherRegions.filter(({ id }) =>
    entriesOf(plan, 'container-service').some(({ resource: { region } }) => region === id),
  )
  return [
    ...(isNamed
      ? [
          placeholder({
            name: 'image_names',
            type: 'set(string)',
            description: 'Names of the container images kept in the registry, one repository each.',
            validation: {
              condition: 'alltrue([for name in var.image_names : can(regex("^[a-z0-9][a-z0-9._/-]{1,100}$", name))])',
              message: 'Use lower-case letters, digits, dots, hyphens and slashes.',
            },
            example: '["app"]',
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      resource(
        'aws_ecr_repository',
        entry.label,
        {
          for_each: code(condition ? `toset(${condition} ? ${names} : [])` : isNamed ? names : `toset(${names})`),
          ...inRegion(entry),
          name: text`${ref('var.name')}/${ref('each.key')}`,
          image_tag_mutability: 'IMMUTABLE',
          force_delete: code('!local.is_production'),
          image_scanning_configuration: nested({ scan_on_push: true }),
          encryption_configuration: nested({
            encryption_type: 'kms_key' in encryptedBy(plan, entry.resource.region, 'kms_key') ? 'KMS' : 'AES256',
            ...encryptedBy(plan, entry.resource.region, 'kms_key'),
          }),
          tags: { Component: entry.id },
        },
        why(plan, entry),
      ),
      resource('aws_ecr_lifecycle_policy', entry.label, {
        for_each: ref(`aws_ecr_repository.${entry.label}`),
        ...inRegion(entry),
        repository: ref('each.value.name'),
        policy: json({
          rules: [
            {
              rulePriority: 1,
              description: 'Keep the last 30 images',
              selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
              action: { type: 'expire' },
            },
          ],
        }),
      }),
      others.length > 0
        ? resource(
            'aws_ecr_replication_configuration',
            entry.label,
            {
              ...placed(entry),
              replication_configuration: nested({
                rule: nested({
                  destination: nested(
                    ...others.map(({ variable }) => ({
                      region: ref(`var.${variable}`),
                      registry_id: ref('data.aws_caller_identity.current.account_id'),
                    })),
                  ),
                  repository_filter: nested({ filter: text`${ref('var.name')}/`, filter_type: 'PREFIX_MATCH' }),
                }),
              }),
            },
            'The other region pulls its images from its own registry, so that it can start without the first.',
          )
        : null,
    ),
  ]
}
