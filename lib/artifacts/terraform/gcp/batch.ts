// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform and of Workflows, not of this language.
import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, dynamic, json, nested, ref, resource, text } from '../hcl'
import { limits } from './cloud-run'
import { encryptedBy } from './encryption'
import { emailOf, grantBlock, identity, memberOf, projectRole, serviceAccount, settingsExpression } from './identities'
import { registryReader } from './machines'
import { homeOf, inRegion, labels, regionOf, subnetId, subnetTierOf, tagOf, vpcId } from './placing'
import { imageCondition, imageExample, originalOf } from './services'

type Batch = EntryOf<'batch-environment'>

/** Larger tasks than Cloud Run takes, and those on spot capacity, run on machines that Batch starts and stops. */
const runsOnCloudRun = ({ resource: { task, spotShare } }: Batch) =>
  spotShare === 0 && task.vcpu <= 8 && task.memoryGib <= 32

export function batchEnvironment(plan: Plan, entry: Batch): Piece[] {
  const { label } = entry
  const origin = originalOf(plan, entry)
  const image = `${origin.label}_image`
  const caller = `${label}_starter`
  return [
    ...(origin === entry
      ? [
          placeholder({
            name: image,
            type: 'string',
            description: `Container image of ${entry.resource.label}.`,
            validation: {
              condition: imageCondition(`var.${image}`),
              message: 'Give an image with a tag or digest other than latest.',
            },
            example: `"${imageExample(plan, entry.resource.region, origin.id)}"`,
          }),
          placeholder({
            name: `${origin.label}_schedule`,
            type: 'string',
            description: `When ${entry.resource.label} starts, as five fields of cron in UTC.`,
            validation: {
              condition: `length(split(" ", var.${origin.label}_schedule)) == 5`,
              message: 'Give five fields of cron.',
            },
            example: '"0 2 * * *"',
            fallback: '0 2 * * *',
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      ...(runsOnCloudRun(entry) ? job(plan, entry, image) : machines(plan, entry, image)),
      timer(entry, origin.label, caller),
    ),
    ...identity(plan, entry),
    ...pieces(
      'iam.tf',
      serviceAccount(
        entry,
        caller,
        `${entry.id}-start`,
        `Starts ${entry.resource.label}`,
        'May start the jobs, and nothing else.',
      ),
      ...(runsOnCloudRun(entry) ? jobInvoker(entry, caller) : batchInvoker(plan, entry, caller)),
    ),
  ]
}

function job(plan: Plan, entry: Batch, image: string): Block[] {
  const { label, resource: batch } = entry
  const home = homeOf(plan, entry)
  return [
    resource(
      'google_cloud_run_v2_job',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        location: ref(regionOf(entry)),
        deletion_protection: ref('local.is_production'),
        template: nested({
          parallelism: size(entry, 'tasks_max'),
          template: nested({
            service_account: emailOf(entry, label),
            max_retries: 3,
            timeout: '86400s',
            ...encryptedBy(plan, batch.region, 'encryption_key'),
            containers: nested({
              image: ref(`var.${image}`),
              resources: nested(limits(entry)),
              settings: dynamic(
                code(settingsExpression(entry)),
                { name: ref('env.key'), value: ref('env.value') },
                'env',
              ),
            }),
            ...(home
              ? {
                  vpc_access: nested({
                    egress: 'ALL_TRAFFIC',
                    network_interfaces: nested({
                      network: vpcId(plan, home),
                      subnetwork: subnetId(home, subnetTierOf(home, entry)),
                      tags: [tagOf(entry.id)],
                    }),
                  }),
                }
              : {}),
          }),
        }),
        ...labels(entry),
      },
      why(plan, entry),
    ),
  ]
}

const jobInvoker = (entry: Batch, caller: string): Block[] => [
  resource('google_cloud_run_v2_job_iam_member', caller, {
    ...counted(entry),
    name: own(entry, 'google_cloud_run_v2_job', entry.label, 'name'),
    location: own(entry, 'google_cloud_run_v2_job', entry.label, 'location'),
    role: 'roles/run.invoker',
    member: memberOf(entry, caller),
  }),
]

/** The machine that the bill counts; a task takes its share of it. */
const machineOf = ({ resource: { task } }: Batch) =>
  task.memoryGib / task.vcpu <= 4 ? 'e2-standard-8' : 'e2-highmem-8'

/** Batch knows no standing thing to make: a small workflow hands it a job each time. */
function machines(plan: Plan, entry: Batch, image: string): Block[] {
  const { label } = entry
  const home = homeOf(plan, entry)
  const path = (attribute: string) => own(entry, 'google_compute_instance_template', label, attribute)
  const spotShare = entry.resource.spotShare
  const body: Value = {
    taskGroups: [
      {
        taskCount: size(entry, 'tasks_max'),
        parallelism: size(entry, 'tasks_max'),
        taskSpec: {
          computeResource: {
            cpuMilli: code(`var.${label}.cpu * 1000`),
            memoryMib: size(entry, 'memory_mib'),
          },
          maxRetryCount: 3,
          environment: { variables: code(settingsExpression(entry)) },
          runnables: [{ container: { imageUri: ref(`var.${image}`) } }],
        },
      },
    ],
    allocationPolicy: {
      instances: [{ instanceTemplate: path('self_link') }],
      location: { allowedLocations: [text`regions/${ref(regionOf(entry))}`] },
      serviceAccount: { email: emailOf(entry, label) },
      labels: { component: entry.id },
    },
    logsPolicy: { destination: 'CLOUD_LOGGING' },
    labels: { component: entry.id },
  }
  return [
    resource(
      'google_compute_instance_template',
      label,
      {
        ...counted(entry),
        name_prefix: text`${ref('var.name')}-${entry.id}-`,
        ...inRegion(entry),
        machine_type: machineOf(entry),
        tags: [tagOf(entry.id)],
        disk: nested({
          source_image: 'projects/batch-custom-image/global/images/family/batch-cos-stable-official',
          disk_size_gb: 30,
          disk_type: 'pd-balanced',
          auto_delete: true,
          boot: true,
          labels: { component: entry.id },
        }),
        ...(home ? { network_interface: nested({ subnetwork: subnetId(home, subnetTierOf(home, entry)) }) } : {}),
        service_account: nested({ email: emailOf(entry, label), scopes: ['cloud-platform'] }),
        shielded_instance_config: nested({
          enable_secure_boot: true,
          enable_vtpm: true,
          enable_integrity_monitoring: true,
        }),
        ...(spotShare > 0
          ? {
              scheduling: nested({
                provisioning_model: 'SPOT',
                preemptible: true,
                automatic_restart: false,
                on_host_maintenance: 'TERMINATE',
              }),
            }
          : {}),
        ...labels(entry),
        lifecycle: nested({ create_before_destroy: true }),
      },
      spotShare > 0
        ? `${why(plan, entry)} All of them are spot machines: a job that loses its machine is tried again.`
        : why(plan, entry),
    ),
    resource(
      'google_workflows_workflow',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        ...inRegion(entry),
        description: 'Hands Batch a job',
        service_account: emailOf(entry, `${label}_starter`),
        deletion_protection: false,
        source_contents: json({
          main: {
            steps: [
              {
                start: {
                  call: 'googleapis.batch.v1.projects.locations.jobs.create',
                  args: {
                    parent: text`projects/${ref('var.project_id')}/locations/${ref(regionOf(entry))}`,
                    jobId: code(`"$\${\\"\${var.name}-${entry.id}-\\" + string(int(sys.now()))}"`),
                    body,
                    connector_params: { skip_polling: true },
                  },
                  result: 'job',
                },
              },
              { finish: { return: '${job.name}' } },
            ],
          },
        }),
        ...labels(entry),
      },
      'Batch keeps nothing between jobs, so this writes one each time that the timer calls.',
    ),
  ]
}

function batchInvoker(plan: Plan, entry: Batch, caller: string): Block[] {
  const registry = plan.entries.find(({ resource: { kind } }) => kind === 'container-registry')
  return [
    projectRole(entry, `${caller}_jobs`, caller, 'roles/batch.jobsEditor'),
    projectRole(entry, `${caller}_workflow`, caller, 'roles/workflows.invoker'),
    projectRole(entry, `${entry.label}_agent`, entry.label, 'roles/batch.agentReporter'),
    resource(
      'google_service_account_iam_member',
      caller,
      {
        ...counted(entry),
        service_account_id: own(entry, 'google_service_account', entry.label, 'name'),
        role: 'roles/iam.serviceAccountUser',
        member: memberOf(entry, caller),
      },
      'Jobs run as the account of the program, so who starts them has to be allowed to use it.',
    ),
    ...(registry ? [grantBlock(registryReader(registry), `${entry.label}_pulls`, [registry], entry, entry)] : []),
  ]
}

function timer(entry: Batch, variable: string, caller: string): Block {
  const { label } = entry
  const token = { service_account_email: emailOf(entry, caller) }
  const uri = runsOnCloudRun(entry)
    ? text`https://run.googleapis.com/v2/${own(entry, 'google_cloud_run_v2_job', label, 'id')}:run`
    : text`https://workflowexecutions.googleapis.com/v1/${own(entry, 'google_workflows_workflow', label, 'id')}/executions`
  return resource(
    'google_cloud_scheduler_job',
    label,
    {
      ...counted(entry),
      name: named(entry.id),
      ...inRegion(entry),
      schedule: ref(`var.${variable}_schedule`),
      time_zone: 'Etc/UTC',
      http_target: nested({ http_method: 'POST', uri, oauth_token: nested(token) }),
      retry_config: nested({ retry_count: 3 }),
    },
    'Starts the jobs by the clock.',
  )
}
