import { originalOf } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf } from '../terraform/entries'
import { encryptedBy, keyWhere } from './keys'
import {
  byProduction,
  homeOf,
  idOf,
  NAME,
  type Piece,
  pascal,
  regionAt,
  resource,
  slotOf,
  type Told,
  toSet,
  why,
} from './plan'
import { serviceName, servicesOf } from './services'
import { ACCOUNT, att, call, jsonText, text, type Value, when } from './value'

export function containerRegistry(plan: Plan, entry: EntryOf<'container-registry'>): Piece[] {
  const home = homeOf(plan, entry)
  const repositories = repositoriesOf(plan, entry)
  const others = plan.otherRegions.flatMap(({ id }, index) =>
    entriesOf(plan, 'container-service').some(({ resource: { region } }) => region === id) ? [index + 1] : [],
  )
  const [first] = repositories
  const told: Told[] = first
    ? [
        {
          ...home,
          output: `${pascal(entry.label)}Address`,
          description: 'Where images are pushed to: the first repository; the others stand beside it.',
          value: att(first.id, 'RepositoryUri'),
        },
      ]
    : []
  return [
    ...repositories.map(({ id, name }, index) =>
      resource(
        home,
        'security',
        id,
        'AWS::ECR::Repository',
        {
          RepositoryName: text`${NAME}/${name}`,
          ImageTagMutability: 'IMMUTABLE',
          EmptyOnDelete: byProduction(plan, false, true),
          ImageScanningConfiguration: { ScanOnPush: true },
          EncryptionConfiguration: {
            EncryptionType: when(keyWhere(plan, slotOf(plan, entry)), 'KMS', 'AES256'),
            ...encryptedBy(plan, slotOf(plan, entry), 'KmsKey'),
          },
          LifecyclePolicy: { LifecyclePolicyText: jsonText(KEEP_THIRTY) },
          Tags: [{ Key: 'Component', Value: entry.id }],
        },
        { comment: index === 0 ? why(plan, entry) : '' },
      ),
    ),
    ...(others.length > 0
      ? [
          resource(
            home,
            'security',
            idOf(entry.label, 'Replication'),
            'AWS::ECR::ReplicationConfiguration',
            {
              ReplicationConfiguration: {
                Rules: [
                  {
                    Destinations: others.map((slot) => ({ Region: regionAt(slot), RegistryId: ACCOUNT })),
                    RepositoryFilters: [{ Filter: text`${NAME}/`, FilterType: 'PREFIX_MATCH' }],
                  },
                ],
              },
            },
            {
              comment:
                'The other region pulls its images from its own registry, so that it can start without the first.',
            },
          ),
        ]
      : []),
    ...told,
  ]
}

const KEEP_THIRTY: Value = {
  rules: [
    {
      rulePriority: 1,
      description: 'Keep the last 30 images',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
      action: { type: 'expire' },
    },
  ],
}

/** One repository a service; what runs on a cluster, in functions or in batches is named by the reader. */
function repositoriesOf(plan: Plan, entry: EntryOf<'container-registry'>): { id: string; name: Value }[] {
  const services = entriesOf(plan, 'container-service').filter((service) => originalOf(plan, service) === service)
  if (services.length > 0)
    return services.flatMap((service) =>
      servicesOf(service).map((index) => ({
        id: `${pascal(service.label)}${index + 1}Repository`,
        name: serviceName(plan, service, index),
      })),
    )
  const count = Math.max(1, ...entriesOf(plan, 'container-cluster').map(({ resource: { services: number } }) => number))
  const example = Array.from({ length: count }, (_, index) => (count === 1 ? 'app' : `app-${index + 1}`)).join(',')
  const names = toSet(
    plan,
    homeOf(plan, entry),
    'ImageNames',
    `Names of the container images kept in the registry, one repository each, ${count} in all.`,
    { type: 'CommaDelimitedList', pattern: '^[a-z0-9][a-z0-9._/-]{1,100}$', example, fallback: example },
  )
  return Array.from({ length: count }, (_, index) => ({
    id: `${pascal(entry.label)}Repository${index + 1}`,
    name: call('Select', [index, names]),
  }))
}
