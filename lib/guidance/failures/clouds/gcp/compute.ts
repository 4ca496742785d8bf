import type { ContainerService } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import { formatCount } from '@/lib/units/counts'
import type { ComputeCommands } from '../cloud-commands'
import { gcloud, lastHour, logLines } from './gcloud'
import { runName } from './run-name'

export const gcpCompute: ComputeCommands = {
  cluster: (cluster, { design }) => ({
    signIn: [
      gcloud(`container clusters get-credentials ${resourceName(design, cluster)} --location=${cluster.region}`),
    ],
  }),
  platform: (platform, { design }) => runService(resourceName(design, platform), platform.region),
  service: (service, { design }) => {
    const { region } = service
    if (service.capacity === 'machines') return onMachines(service)
    const run = runService(runName(design, service), region)
    return {
      look: [gcloud(`run services list --region=${region}`), ...run.look],
      diagnose: [
        ...run.diagnose,
        '"The container failed to start": its port, a setting or a secret that is missing. Exit code 137: out of memory.',
      ],
      restart: [
        gcloud(
          `run services update ${runName(design, service)} --region=${region} --update-labels="restarted=$(date +%s)"`,
        ),
      ],
      verify: run.verify,
      busy: [
        lastHour(
          'run.googleapis.com/container/instance_count',
          `resource.labels.service_name="${runName(design, service)}"`,
        ),
      ],
    }
  },
  machines: (group, { design }) => groupOf(resourceName(design, group), group.region),
  functions: (fn, { design, requirements }) => {
    const name = resourceName(design, fn)
    const failed = lastHour(
      'run.googleapis.com/request_count',
      `resource.labels.service_name="${name}"`,
      'metric.labels.response_code_class="5xx"',
    )
    return {
      look: [failed, lastHour('run.googleapis.com/container/instance_count', `resource.labels.service_name="${name}"`)],
      diagnose: [
        logLines(`resource.labels.service_name="${name}" AND severity>=ERROR`, '30m'),
        `The plan is for ${formatCount(Math.ceil(fn.peakConcurrency))} at a time at ${formatCount(requirements.traffic.peakRps)} requests a second; a 429 says that the largest number of instances is reached.`,
      ],
      raise: [
        'At its largest number of instances: raise it now, and in the variables file the same day.',
        gcloud(`run services update ${name} --region=${fn.region} --max-instances=<twice the peak>`),
      ],
      verify: [failed],
    }
  },
  batch: (environment, { design }) => {
    const name = resourceName(design, environment)
    const { region } = environment
    if (environment.service.includes('Batch'))
      return {
        look: [
          gcloud(`batch jobs list --location=${region} --filter='status.state="FAILED"' --limit=20`),
          gcloud(`batch jobs list --location=${region} --filter='status.state="QUEUED"' --limit=20`),
        ],
        why: [gcloud(`batch jobs describe <job from above> --location=${region} --format="yaml(status)"`)],
        again: [gcloud(`workflows run ${name} --location=${region}`)],
        verify: [gcloud(`batch jobs list --location=${region} --filter='status.state="SUCCEEDED"' --limit=5`)],
      }
    return {
      look: [gcloud(`run jobs executions list --job=${name} --region=${region} --limit=20`)],
      why: [
        gcloud(`run jobs executions describe <execution from above> --region=${region}`),
        logLines(`resource.type="cloud_run_job" AND resource.labels.job_name="${name}" AND severity>=WARNING`, '1h'),
      ],
      again: [gcloud(`run jobs execute ${name} --region=${region}`)],
      verify: [gcloud(`run jobs executions list --job=${name} --region=${region} --limit=5`)],
    }
  },
}

function runService(name: string, region: string) {
  const state = gcloud(
    `run services describe ${name} --region=${region} --format="yaml(status.conditions,status.traffic)"`,
  )
  return {
    look: [state],
    diagnose: [
      gcloud(`run revisions list --service=${name} --region=${region} --limit=10`),
      logLines(`resource.labels.service_name="${name}" AND severity>=ERROR`, '30m'),
    ],
    undo: [gcloud(`run services update-traffic ${name} --region=${region} --to-revisions=<earlier revision>=100`)],
    verify: [state],
  }
}

function groupOf(name: string, region: string) {
  const instances = gcloud(`compute instance-groups managed list-instances ${name} --region=${region}`)
  return {
    look: [instances, gcloud(`compute instance-groups managed list-errors ${name} --region=${region} --limit=10`)],
    diagnose: [
      gcloud('compute instances get-serial-port-output <machine> --zone=<zone>'),
      gcloud('compute ssh <machine> --zone=<zone> --tunnel-through-iap'),
    ],
    replace: [
      gcloud(`compute instance-groups managed recreate-instances ${name} --instances=<machine> --region=${region}`),
    ],
    verify: [instances],
    busy: [
      lastHour('compute.googleapis.com/instance/cpu/utilization', `metric.labels.instance_name=starts_with("${name}")`),
    ],
  }
}

/** Copies on machines of one's own are found through the groups that they run in. */
function onMachines({ region }: ContainerService) {
  const group = groupOf('<group from above>', region)
  return {
    look: [gcloud(`compute instance-groups managed list --filter="region:${region}"`), ...group.look],
    diagnose: [
      ...group.diagnose,
      'On the machine: docker ps -a, docker logs --tail 100 <container>. Exit code 137: out of memory.',
    ],
    restart: group.replace,
    verify: group.verify,
    busy: group.busy,
  }
}
