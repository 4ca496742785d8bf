import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, pieces, placeholder, size, why } from '../expressions'
import { ref } from '../hcl'
import { callerBlocks, cloudRunService, indexOf, LATEST, limits } from './cloud-run'
import { identity } from './identities'
import { imageExample, originalOf } from './services'

/** Releases come from source (`gcloud run deploy --source`), so Terraform keeps everything but the image. */
export function appPlatform(plan: Plan, entry: EntryOf<'app-platform'>): Piece[] {
  const origin = originalOf(plan, entry)
  const image = `${origin.label}_first_image`
  return [
    ...(origin === entry
      ? [
          placeholder({
            name: image,
            type: 'string',
            description: `What ${entry.resource.label} runs until its first release from source.`,
            validation: {
              condition: `can(regex("^[^\\\\s]+/[^\\\\s]+$", var.${image}))`,
              message: 'Give the address of an image.',
            },
            example: `"${imageExample(plan, entry.resource.region, origin.id)}"`,
            // Google's own sample, which answers every path with a page.
            fallback: 'us-docker.pkg.dev/cloudrun/container/hello',
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      cloudRunService(plan, entry, {
        repeat: counted(entry),
        name: named(entry.id),
        image: ref(`var.${image}`),
        port: entry.resource.port,
        resources: limits(entry, { cpu_idle: size(entry, 'billed_by_request'), startup_cpu_boost: true }),
        scaling: { min_instance_count: size(entry, 'copies_min'), max_instance_count: size(entry, 'copies_max') },
        timeout: null,
        concurrency: null,
        traffic: LATEST,
        ignored: [
          'client',
          'client_version',
          'build_config',
          'template[0].containers[0].image',
          'template[0].revision',
          'traffic',
        ],
        comment: why(plan, entry),
      }),
    ),
    ...identity(plan, entry),
    ...pieces('iam.tf', ...callerBlocks(plan, entry, indexOf(plan, entry))),
  ]
}
