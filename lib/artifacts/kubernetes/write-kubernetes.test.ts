import { describe, expect, test } from 'vitest'
import type { Artifact } from '../artifact'
import { clustersOf } from './cluster'
import type { Manifest } from './manifest'
import { folderOf, valuesOf } from './overlays'
import { CLUSTER_INPUTS, SCENARIO_INPUTS } from './testing-inputs.fixture'
import { build, modelErrors, parseManifests, schemaErrors } from './testing-proof.fixture'
import { ACCOUNT, CLIENT_ID, NO_DIGEST, PROJECT } from './values'
import { writeKubernetes } from './write-kubernetes'

const made = CLUSTER_INPUTS.map(([name, input]) => ({ name, input, files: writeKubernetes(input) }))
const yamlOf = (files: readonly Artifact[]) => files.filter(({ language }) => language === 'yaml')
const containersOf = (manifest: Manifest) =>
  [...JSON.stringify(manifest).matchAll(/"containers":\[(.*?)\],"volumes"/g)].map(([, text]) => text ?? '')

test('a design without a cluster has no manifests', () => {
  for (const [name, input] of SCENARIO_INPUTS) {
    if (clustersOf(input).length > 0) continue
    expect(writeKubernetes(input), name).toEqual([])
  }
})

test('of a large fleet the first thirty services are written, and the README says how to add the rest', () => {
  const fleet = made.find(({ name }) => name === 'fleet')
  const services = fleet?.files.filter(({ path }) => /base\/web-\d+\.yaml$/.test(path)) ?? []
  expect(services.length).toBe(30)
  expect(fleet?.files.find(({ path }) => path.endsWith('README.md'))?.content).toContain(
    'The design counts 40; 10 of them are not written out.',
  )
})

test('every kind in the schema is emitted by some design, and no other', () => {
  const seen = new Set(
    made.flatMap(({ files }) =>
      yamlOf(files).flatMap((file) => parseManifests(file).map(({ apiVersion, kind }) => `${apiVersion}/${kind}`)),
    ),
  )
  expect([...seen].sort()).toEqual(KINDS)
})

describe.each(made)('$name', ({ input, files }) => {
  const clusters = clustersOf(input)
  const built = clusters.map((cluster) => ({ cluster, manifests: build(files, folderOf(cluster)) }))

  test('each overlay resolves against the base and holds against the strict schemas', () => {
    expect(clusters.length).toBeGreaterThan(0)
    for (const { manifests } of built) {
      expect(manifests.length).toBeGreaterThan(4)
      expect(manifests.flatMap(schemaErrors)).toEqual([])
    }
    for (const file of files.filter(({ path }) => path.endsWith('kustomization.yaml')))
      expect(parseManifests(file).flatMap(schemaErrors), file.path).toEqual([])
  })

  test('the models agree', async () => {
    for (const { manifests } of built) expect((await Promise.all(manifests.map(modelErrors))).flat()).toEqual([])
  })

  test('pods run as nobody, on a file system they can’t write, with limits, by digest', () => {
    for (const { cluster, manifests } of built) {
      const text = manifests.flatMap(containersOf)
      const pods = JSON.stringify(manifests)
      expect(pods).toContain('"runAsNonRoot":true')
      if (cluster.nodes.os !== 'windows') expect(pods).toContain('"seccompProfile":{"type":"RuntimeDefault"}')
      expect(pods).not.toMatch(/"(hostNetwork|hostPID|hostPath|privileged)"/)
      expect(text.length).toBeGreaterThan(0)
      for (const container of text) {
        expect(container).toMatch(/"image":"[^"]+@sha256:[0-9a-f]{64}"/)
        expect(container).toContain('"limits":{"cpu"')
        if (cluster.nodes.os === 'windows') continue
        expect(container).toContain('"readOnlyRootFilesystem":true')
        expect(container).toContain('"allowPrivilegeEscalation":false')
        expect(container).toContain('"drop":["ALL"]')
      }
    }
  })

  test('what refers to something in the cluster finds it there', () => {
    for (const { manifests } of built) expect(dangling(manifests)).toEqual([])
  })

  test('every value to set stands where the list says, and no stand-in is left out of it', () => {
    const readme = files.find(({ path }) => path.endsWith('README.md'))?.content ?? ''
    const listed = clusters.flatMap((cluster) => valuesOf(cluster, input))
    for (const { file, standIn } of listed) {
      expect(files.find(({ path }) => path === file)?.content.includes(standIn), `${file} ${standIn}`).toBe(true)
      expect(readme.includes(standIn), standIn).toBe(true)
    }
    for (const { path, content } of files.filter(({ language }) => language !== 'markdown'))
      for (const standIn of [ACCOUNT, PROJECT, CLIENT_ID, NO_DIGEST, 'example.com', 'fs-000000'])
        if (content.includes(standIn))
          expect(
            listed.some((value) => value.file === path && value.standIn.includes(standIn)),
            `${path} ${standIn}`,
          ).toBe(true)
  })

  test('the same design gives the same bytes, each file says where it came from and ends in one newline', () => {
    expect(writeKubernetes(input)).toEqual(files)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
    for (const { path, content, language } of files) {
      expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true)
      if (language === 'markdown') continue
      expect(content.split('\n')[0], path).toMatch(/^# Design: .*\(.*\), rule set .*\.$/)
      expect(content.split('\n')[1], path).not.toMatch(/^# x/)
    }
  })
})

/** Names of accounts, claims, services and templates that no manifest of the build has. */
function dangling(manifests: readonly Manifest[]): string[] {
  const has = (kind: string, name: string) =>
    manifests.some((manifest) => manifest.kind === kind && manifest.metadata.name === name)
  const text = JSON.stringify(manifests)
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')
  const missing = (kind: string, names: readonly string[]) =>
    names.filter((name) => !has(kind, name)).map((name) => `${kind} ${name}`)
  return [
    ...missing('ServiceAccount', named(/"serviceAccountName":"([^"]+)"/g)),
    ...missing('PersistentVolumeClaim', named(/"claimName":"([^"]+)"/g)),
    ...missing('ExternalSecret', named(/"secretRef":\{"name":"([^"]+)"/g)),
    ...missing('SecretStore', named(/"kind":"SecretStore","name":"([^"]+)"/g)),
    ...missing('TriggerAuthentication', named(/"authenticationRef":\{"name":"([^"]+)"/g)),
    ...missing('AnalysisTemplate', named(/"templateName":"([^"]+)"/g)),
    ...missing('Service', named(/"(?:active|preview)Service":"([^"]+)"/g)),
    ...missing('Service', named(/"backendRefs":\[\{"name":"([^"]+)"/g)),
    ...manifests.flatMap(({ spec }) => {
      const target = (spec as { scaleTargetRef?: { kind: string; name: string } } | undefined)?.scaleTargetRef
      return target ? missing(target.kind, [target.name]) : []
    }),
  ]
}

const KINDS = [
  'apps/v1/Deployment',
  'argoproj.io/v1alpha1/AnalysisTemplate',
  'argoproj.io/v1alpha1/Rollout',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/CronJob',
  'elbv2.k8s.aws/v1beta1/TargetGroupBinding',
  'external-secrets.io/v1/ExternalSecret',
  'external-secrets.io/v1/SecretStore',
  'gateway.envoyproxy.io/v1alpha1/EnvoyProxy',
  'gateway.networking.k8s.io/v1/Gateway',
  'gateway.networking.k8s.io/v1/GatewayClass',
  'gateway.networking.k8s.io/v1/HTTPRoute',
  'keda.sh/v1alpha1/ScaledObject',
  'keda.sh/v1alpha1/TriggerAuthentication',
  'kustomize.config.k8s.io/v1beta1/Kustomization',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'v1/Namespace',
  'v1/PersistentVolume',
  'v1/PersistentVolumeClaim',
  'v1/Service',
  'v1/ServiceAccount',
]
