import { CLUSTER_ADDONS } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { ReadmeNotes, Step } from '../cloud'
import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import { frontsOf, needsCertificate, zoneOf } from './fronts'

/** What only a README for AWS says. */
export function awsNotes(plan: Plan): ReadmeNotes {
  return {
    credentials: 'credentials for the AWS account',
    state:
      'Keep the state in an S3 bucket of its own, versioned and closed to the public. Locking uses a file in the same bucket (`use_lockfile`), so no table is needed.',
    before: before(plan),
    after: after(plan),
    later: laterNotes(plan),
    account: accountNotes(plan),
    otherEnvironments: { says: otherAccounts(plan) },
    tearDown: tearDown(plan),
  }
}

function before(plan: Plan): Step[] {
  const zone = zoneOf(plan)
  const registry = entriesOf(plan, 'container-registry')[0]
  const hardware = entriesOf(plan, 'encryption-key').find(({ resource }) => resource.hardware)
  const packages = entriesOf(plan, 'function')
  const certificates = frontsOf(plan).filter((front) => needsCertificate(plan, front))
  const steps: (Step | null)[] = [
    zone
      ? {
          says: 'Create the DNS zone and enter its name servers at your registrar (or as NS records in the parent zone). Certificates are issued only once the names resolve.',
          targets: [`aws_route53_zone.${zone.label}`],
          outputs: ['name_servers'],
        }
      : null,
    !zone && certificates.length > 0
      ? {
          says: 'Request the certificates and enter the records that prove the names are yours where your DNS is kept.',
          targets: certificates.map(({ label }) => `aws_acm_certificate.${label}`),
          outputs: ['certificate_records'],
        }
      : null,
    hardware
      ? {
          says: 'Create the CloudHSM cluster, initialise and activate it with two people present, create the crypto user `kmsuser`, and set the variables of its certificate and password.',
          targets: [`aws_cloudhsm_v2_hsm.${hardware.label}`],
        }
      : null,
    registry
      ? {
          says: 'Create the image repositories and push an image to each.',
          targets: [`aws_ecr_repository.${registry.label}`],
          outputs: [`${registry.label}_repositories`],
        }
      : null,
    packages.length > 0
      ? {
          says: 'Upload each function’s archive to the bucket that its `_package` variable names. The bucket has to be in the function’s region.',
        }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

function after(plan: Plan): Step[] {
  const clusters = entriesOf(plan, 'container-cluster')
  const addons = CLUSTER_ADDONS.filter((addon) => clusters.some(({ resource }) => resource.addons.includes(addon)))
  const steps: (Step | null)[] = [
    entriesOf(plan, 'monitoring').length > 0
      ? { says: 'Confirm the e-mail that AWS sends to `alert_email`; until then no alarm reaches anybody.' }
      : null,
    entriesOf(plan, 'secret-store').length > 0
      ? {
          says: 'Write the application’s secrets, which Terraform leaves empty.',
          run: [
            'aws secretsmanager put-secret-value --secret-id "<name>/application" --secret-string file://secret.json',
          ],
        }
      : null,
    entriesOf(plan, 'container-cluster').length > 0
      ? {
          says: 'Point kubectl at the cluster and install the AWS Load Balancer Controller; a TargetGroupBinding puts your pods into the target group.',
          run: ['aws eks update-kubeconfig --name "<output cluster name>"'],
        }
      : null,
    addons.length > 0
      ? {
          says: `Install ${addons.map((addon) => ADDON_NAMES[addon]).join(', ')} on the cluster from the makers’ Helm charts; the nodes have room for them.`,
        }
      : null,
  ]
  return steps.filter((step) => step !== null)
}

const otherAccounts = (plan: Plan) =>
  entriesOf(plan, 'container-registry').some(({ condition }) => condition !== null)
    ? 'It pulls the images that were pushed for production; in another AWS account it needs a repository policy that lets it.'
    : 'Give each environment an AWS account of its own if you can.'

function laterNotes(plan: Plan): string | null {
  const split = plan.entries.some(
    ({ resource }) => resource.kind === 'function' && ['canary', 'blue-green'].includes(resource.deployment),
  )
  const fleets = plan.entries.some(({ resource }) => resource.kind === 'container-service')
  if (!split && !fleets) return null
  return [
    fleets
      ? 'A new image tag in the variables starts a release; ECS goes back by itself when the new version does not become healthy.'
      : null,
    split
      ? 'A new function version is published by Terraform and taken into use by CodeDeploy, which moves the `live` alias.'
      : null,
  ]
    .filter((note) => note !== null)
    .join(' ')
}

function accountNotes(plan: Plan): string[] {
  const notes = [
    'Activate the tags `Design`, `Environment` and `Component` as cost allocation tags under Billing; only then do cost reports and the budget see them.',
  ]
  if (entriesOf(plan, 'threat-detection').length > 0)
    notes.push(
      'GuardDuty has one detector an account and region. If yours has one, `import` it before the first apply.',
    )
  if (plan.entries.some(({ resource }) => resource.kind === 'function'))
    notes.push(
      'New accounts may run few functions at once. Ask for a higher quota of concurrent executions, then set `reserve_concurrency = true`.',
    )
  if (entriesOf(plan, 'encryption-key').length > 0)
    notes.push('Customer-managed keys are deleted 30 days after a tear-down; until then it can be cancelled.')
  return notes
}

function tearDown(plan: Plan): string[] {
  const guarded = plan.entries.some(({ resource: { kind } }) =>
    ['relational-database', 'load-balancer', 'key-value-store', 'document-database', 'container-cluster'].includes(
      kind,
    ),
  )
  return [
    guarded
      ? 'Production protects itself: databases, tables and load balancers refuse to be deleted. Set their `deletion_protection` to false (in `sizes.tf`, or `is_production` in the module’s `locals.tf` for those without one), apply, and only then destroy. Databases leave a final snapshot; buckets with files in them are not deleted.'
      : 'Buckets with files in them are not deleted in production: empty them first.',
    ...(entriesOf(plan, 'backup-vault').length > 0
      ? ['A backup vault is deleted only when it is empty, and its lock keeps every backup for at least seven days.']
      : []),
  ]
}
