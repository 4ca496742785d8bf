import { markdownTable } from '@/lib/text/markdown-table'
import type { ArtifactInput } from '../input'
import type { Cluster } from './cluster'
import { NAMESPACE, SETTINGS, workloadsOf } from './cluster'
import { entranceOf } from './entrance'
import { headerOf } from './manifest'
import { leftOut, valuesOf } from './overlays'
import { runnerKind } from './runner'
import { toolsOf } from './tools'
import type { ValueToSet } from './values'

export function writeReadme(input: ArtifactInput, clusters: readonly Cluster[]): string {
  const [first] = clusters
  if (!first) return ''
  const workloads = workloadsOf(first, input)
  const entrance = entranceOf(first, input, workloads)
  const values = unique(clusters.flatMap((cluster) => valuesOf(cluster, input)))
  const unwritten = leftOut(first)
  const isReleased = workloads.some((workload) => runnerKind(input, workload) === 'Rollout')
  const overlays = clusters.map(({ overlay }) => overlay).reverse()
  const calls = workloads.length > 1 && !first.resource.addons.some((addon) => addon === 'istio' || addon === 'linkerd')
  return `${[
    '# Kubernetes',
    headerOf(input).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1'),
    'The base has what every environment has; each overlay adds its numbers, images, addresses and network policies. The cluster itself, its machines, stores and identities are made by the Terraform; apply that first.',
    entrance.why,
    '## On the cluster first',
    markdownTable(
      ['What', 'Does', 'To set'],
      toolsOf(first, input, workloads).map(({ name, because, set }) => [name, because, set]),
    ),
    '## Values to set before you apply',
    'Search for what stands there now.',
    markdownTable(
      ['File', 'Stands there now', 'Put in'],
      values.map(({ file, standIn, says }) => [`\`${file.replace('kubernetes/', '')}\``, `\`${standIn}\``, says]),
    ),
    '## Apply',
    `1. Append the addresses that Terraform knows to \`settings.env\` of the overlay; the command stands in the file. The pods read it as the ConfigMap \`${SETTINGS}\`.`,
    '2. Look at what would change, then apply. Each overlay has a cluster of its own: call their kubectl contexts by the same names.',
    [
      '   ```sh',
      ...overlays.map((overlay) => `   kubectl --context ${overlay} diff -k overlays/${overlay}`),
      ...overlays.map((overlay) => `   kubectl --context ${overlay} apply -k overlays/${overlay}`),
      '   ```',
    ].join('\n'),
    isReleased
      ? '3. Watch a release: `kubectl argo rollouts get rollout <name> --watch`; take it back: `kubectl argo rollouts abort <name>`.'
      : '3. Watch a release: `kubectl rollout status deployment/<name>`; take it back: `kubectl rollout undo deployment/<name>`.',
    first.design.provider === 'gcp' && entrance.why !== ''
      ? '4. Set `cluster_answers = true` in the Terraform and apply it again: only now are there the endpoint groups that the load balancer sends to.'
      : '',
    `A change of \`settings.env\` alone restarts nothing: \`kubectl rollout restart deployment --namespace ${NAMESPACE}\`${isReleased ? ', and `kubectl argo rollouts restart <name>`' : ''}.`,
    '## What the network policies leave out',
    calls
      ? 'Exactly the connections of the design are allowed. It draws none between your services; where one calls another, add an Egress policy to the caller and an Ingress policy to the called one, for that port only.'
      : 'Exactly the connections of the design are allowed, and what its tools need.',
    'The provider’s own services answer at public addresses that change, so towards them a policy can only say the port; what a pod may do there is said by its role.',
    ...(unwritten > 0
      ? [
          '## Further services',
          `The design counts ${first.resource.services}; ${unwritten} of them are not written out. Copy \`base/${workloads[0]?.name}.yaml\` for each, change the name, and add it to \`base/kustomization.yaml\` and to the images and copies of each overlay.`,
        ]
      : []),
    '## Tear down',
    [
      '```sh',
      ...overlays.map((overlay) => `kubectl --context ${overlay} delete -k overlays/${overlay} --ignore-not-found`),
      '```',
    ].join('\n'),
    `The namespace \`${NAMESPACE}\` itself can’t be deleted; kubectl says so and has removed the rest. Volumes are kept.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

/** What stands in the base is listed once, whichever overlay asks for it. */
function unique(values: readonly ValueToSet[]): ValueToSet[] {
  const byPlace = new Map(values.map((value) => [`${value.file} ${value.standIn}`, value]))
  return [...byPlace.values()]
}
