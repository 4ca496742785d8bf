import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, pieces, placeholder, size, why } from '../expressions'
import { code, nested, ref, resource, text } from '../hcl'
import { callerBlocks, cloudRunService, indexOf, LATEST, limits } from './cloud-run'
import { encryptedBy } from './encryption'
import { identity, projectRole, serviceAccount } from './identities'
import { regionOf } from './placing'
import { originalOf } from './services'

type Function = EntryOf<'function'>

const APP_PORT = 8080

/** A function is a service of Cloud Run that Google builds from source; as such it may stand in the network without a connector. */
export function functionService(plan: Plan, entry: Function): Piece[] {
  const { label } = entry
  const origin = originalOf(plan, entry)
  const source = `${origin.label}_package`
  const base = text`${ref('var.region')}-docker.pkg.dev/serverless-runtimes/google-22-full/runtimes/${ref(`var.${source}.runtime`)}`
  const image = text`${ref('var.region')}-docker.pkg.dev/${ref('var.project_id')}/${ref('google_artifact_registry_repository.functions.repository_id')}/${origin.id}`
  return [
    ...(origin === entry
      ? [
          placeholder({
            name: source,
            type: 'object({ source = string, entry_point = string, runtime = string })',
            description: `Source of ${entry.resource.label}: the archive in a bucket, the function in it that is called, and the runtime.`,
            validation: {
              condition: `can(regex("^gs://[^/]+/.+[.]zip(#[0-9]+)?$", var.${source}.source)) && can(regex("^[a-z]+[0-9]+$", var.${source}.runtime))`,
              message: 'Give the source as gs://bucket/name.zip and the runtime as Google names it, like nodejs22.',
            },
            example: `{ source = "gs://your-releases/${origin.id}-1.0.0.zip", entry_point = "main", runtime = "nodejs22" }`,
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      cloudRunService(plan, entry, {
        repeat: counted(entry),
        name: named(entry.id),
        image,
        port: APP_PORT,
        more: {
          build_config: nested({
            source_location: ref(`var.${source}.source`),
            function_target: ref(`var.${source}.entry_point`),
            base_image: base,
            image_uri: image,
            enable_automatic_updates: true,
            service_account: ref('google_service_account.builder.id'),
          }),
        },
        container: { base_image_uri: base },
        resources: limits(entry, { cpu_idle: true, startup_cpu_boost: true }),
        scaling: { min_instance_count: 0, max_instance_count: size(entry, 'copies_max') },
        timeout: text`${size(entry, 'timeout_seconds')}s`,
        // Less than a whole processor takes one request at a time.
        concurrency: code(`var.${label}.cpu < 1 ? 1 : 80`),
        traffic: LATEST,
        comment: why(plan, entry),
      }),
    ),
    ...identity(plan, entry),
    ...pieces('iam.tf', ...callerBlocks(plan, entry, indexOf(plan, entry))),
  ]
}

/** Where functions are built and by whom, once for all of them. */
export function functionBuilds(plan: Plan): Piece[] {
  const functions = entriesOf(plan, 'function')
  const [first] = functions
  if (!first) return []
  const always = { condition: null }
  return [
    ...pieces(
      'compute.tf',
      resource(
        'google_artifact_registry_repository',
        'functions',
        {
          location: ref(regionOf({ regionVariable: null })),
          repository_id: named('functions'),
          description: 'Images that Google builds from the source of the functions',
          format: 'DOCKER',
          ...encryptedBy(plan, plan.first.regions[0]?.id ?? first.resource.region, 'kms_key_name'),
          cleanup_policies: nested({
            id: 'keep-ten',
            action: 'KEEP',
            most_recent_versions: nested({ keep_count: 10 }),
          }),
          labels: { component: 'functions' },
        },
        'Functions are built into images, which are kept here.',
      ),
    ),
    ...pieces(
      'iam.tf',
      serviceAccount(
        always,
        'builder',
        'builder',
        'Builds the functions',
        'Builds functions from source, and does nothing else.',
      ),
      projectRole(always, 'builder', 'builder', 'roles/run.builder'),
    ),
  ]
}
