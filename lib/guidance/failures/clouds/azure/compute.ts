import { prefixOf, resourceName, serviceName } from '@/lib/guidance/resource-name'
import { formatCount } from '@/lib/units/counts'
import type { ComputeCommands } from '../cloud-commands'
import { az, groupOf, lastHour, sharedName } from './az'

export const azureCompute: ComputeCommands = {
  cluster: (cluster, { design }) => ({
    signIn: [
      az(`aks get-credentials --name ${resourceName(design, cluster)} --resource-group ${groupOf(design, cluster)}`),
    ],
  }),
  platform: (platform, { design }) => {
    const of = `--name ${sharedName(design, platform)} --resource-group ${groupOf(design, platform)}`
    const state = az(
      `webapp show ${of} --query "{State:state,Available:availabilityState,Changed:lastModifiedTimeUtc}"`,
    )
    return {
      look: [
        state,
        lastHour({
          name: sharedName(design, platform),
          type: 'Microsoft.Web/sites',
          group: groupOf(design, platform),
          metric: 'Http5xx',
          aggregation: 'Total',
        }),
      ],
      diagnose: [
        az(`webapp log deployment list ${of} --output table`),
        az(`webapp log download ${of} --log-file logs.zip`),
      ],
      undo: [az(`webapp deploy ${of} --type zip --src-path <package of the earlier version>`)],
      verify: [state],
    }
  },
  service: (service, { design }) => {
    const group = groupOf(design, service)
    if (service.capacity === 'machines') {
      const set = scaleSet('<scale set from above>', group)
      return {
        look: [az(`vmss list --resource-group ${group} --query "[].[name,sku.capacity]" --output table`), ...set.look],
        diagnose: [
          ...set.diagnose,
          'On the machine: docker ps -a, docker logs --tail 100 <container>. Exit code 137: out of memory.',
        ],
        restart: set.replace,
        verify: set.verify,
        busy: set.busy,
      }
    }
    const name = serviceName(service)
    const of = `--name ${name} --resource-group ${group}`
    const revisions = az(
      `containerapp revision list ${of} --query "[].[name,properties.active,properties.healthState,properties.replicas,properties.createdTime]" --output table`,
    )
    return {
      look: [
        az(`containerapp list --resource-group ${group} --query "[].[name,properties.runningStatus]" --output table`),
        revisions,
      ],
      diagnose: [
        az(`containerapp logs show ${of} --type system --tail 50`),
        az(`containerapp logs show ${of} --type console --tail 100`),
        '"ContainerCrashing" with exit code 137: out of memory. "ImagePullFailure": registry or permission. A secret that cannot be read: the permission on the vault.',
      ],
      restart: [az(`containerapp revision restart ${of} --revision <revision from above>`)],
      verify: [revisions],
      busy: [
        lastHour({
          name,
          type: 'Microsoft.App/containerApps',
          group,
          metric: 'UsageNanoCores',
          aggregation: 'Average',
        }),
        lastHour({
          name,
          type: 'Microsoft.App/containerApps',
          group,
          metric: 'Replicas',
          aggregation: 'Maximum',
        }),
      ],
    }
  },
  machines: (machines, { design }) => scaleSet(resourceName(design, machines), groupOf(design, machines)),
  functions: (fn, { design, requirements }) => {
    const name = sharedName(design, fn)
    const group = groupOf(design, fn)
    const failed = lastHour({ name, type: 'Microsoft.Web/sites', group, metric: 'Http5xx', aggregation: 'Total' })
    return {
      look: [
        az(
          `functionapp show --name ${name} --resource-group ${group} --query "{State:state,Available:availabilityState}"`,
        ),
        failed,
      ],
      diagnose: [
        az(
          `monitor app-insights query --app ${prefixOf(design)} --resource-group ${group} --offset 30m --analytics-query "exceptions | project timestamp, operation_Name, outerMessage | top 50 by timestamp"`,
        ),
        `The plan is for ${formatCount(Math.ceil(fn.peakConcurrency))} at a time at ${formatCount(requirements.traffic.peakRps)} requests a second; a 429 says that the largest number of instances is reached.`,
      ],
      raise: [
        'At its largest number of instances: raise it now, and in the variables file the same day.',
        az(
          `functionapp scale config set --name ${name} --resource-group ${group} --maximum-instance-count <twice the peak>`,
        ),
      ],
      verify: [failed],
    }
  },
  // A job is called as in the design, without the prefix.
  batch: (environment, { design }) => {
    const of = `--name ${environment.id} --resource-group ${groupOf(design, environment)}`
    const runs = az(
      `containerapp job execution list ${of} --query "[].[name,properties.status,properties.startTime,properties.endTime]" --output table`,
    )
    return {
      look: [runs],
      why: [
        az(
          `containerapp job logs show ${of} --execution <execution from above> --container ${environment.id} --tail 100`,
        ),
      ],
      again: [az(`containerapp job start ${of}`)],
      verify: [runs],
    }
  },
}

function scaleSet(name: string, group: string) {
  const of = `--name ${name} --resource-group ${group}`
  const instances = az(
    `vmss list-instances ${of} --query "[].[instanceId,name,zones[0],provisioningState]" --output table`,
  )
  return {
    look: [
      instances,
      az(
        `monitor activity-log list --resource-group ${group} --offset 1h --query "[?contains(resourceId, '${name}')].[eventTimestamp,operationName.localizedValue,status.value]" --output table`,
      ),
    ],
    diagnose: [
      az(`vmss get-instance-view ${of} --instance-id <machine>`),
      az(
        `vmss run-command invoke ${of} --instance-id <machine> --command-id RunShellScript --scripts "df -h; free -m; journalctl -p err -n 100"`,
      ),
    ],
    replace: [az(`vmss delete-instances ${of} --instance-ids <machine>`)],
    verify: [instances],
    busy: [
      lastHour({
        name,
        type: 'Microsoft.Compute/virtualMachineScaleSets',
        group,
        metric: '"Percentage CPU"',
        aggregation: 'Average',
      }),
    ],
  }
}
