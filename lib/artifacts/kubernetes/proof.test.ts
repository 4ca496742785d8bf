import { expect, test } from 'vitest'
import type { Artifact } from '../artifact'
import { clustersOf } from './cluster'
import { folderOf } from './overlays'
import { CLUSTER_INPUTS } from './testing-inputs.fixture'
import { build, modelErrors, parseManifests, schemaErrors } from './testing-proof.fixture'
import { writeKubernetes } from './write-kubernetes'

const filesOf = (wanted: string): Artifact[] => {
  const input = CLUSTER_INPUTS.find(([name]) => name === wanted)?.[1]
  if (!input) throw new Error(`no design ${wanted}`)
  return writeKubernetes(input)
}
const PRODUCTION = 'kubernetes/overlays/production'

/** The files with one mistake in them: the first place where the text stands, in any file. */
function seeded(files: readonly Artifact[], right: string, wrong: string): Artifact[] {
  let done = false
  const changed = files.map((file) => {
    if (done || file.language === 'markdown' || !file.content.includes(right)) return file
    done = true
    return { ...file, content: file.content.replace(right, wrong) }
  })
  if (!done) throw new Error(`${right} stands nowhere`)
  return changed
}

async function errorsOf(files: readonly Artifact[]): Promise<string[]> {
  try {
    const manifests = build(files, PRODUCTION)
    const models = await Promise.all(manifests.map(modelErrors))
    return [...manifests.flatMap(schemaErrors), ...models.flat()]
  } catch (error) {
    return [String(error)]
  }
}

const shop = filesOf('shop on AWS')
const canary = filesOf('canary')
const azure = filesOf('shop on Azure')
const mesh = filesOf('mesh and vault')

const MISTAKES: [string, Artifact[], string, string][] = [
  ['a field that doesn’t exist', shop, 'revisionHistoryLimit: 5', 'revisionHistorylimit: 5'],
  ['a number as text', shop, 'terminationGracePeriodSeconds: 90', 'terminationGracePeriodSeconds: long'],
  ['a probe that doesn’t exist', shop, 'readinessProbe:', 'readynessProbe:'],
  ['a probe by another protocol', shop, 'httpGet:', 'httpget:'],
  [
    'a selector that is missing',
    shop,
    '  selector:\n    matchLabels:\n      app.kubernetes.io/name: web-1\n  strategy',
    '  strategy',
  ],
  ['a quantity that is none', shop, 'cpu: 250m', 'cpu: 250mm'],
  ['an API version of the past', shop, 'autoscaling/v2', 'autoscaling/v2beta2'],
  ['a protocol that doesn’t exist', shop, 'protocol: UDP', 'protocol: UPD'],
  ['a metric’s field misspelt', shop, 'averageUtilization', 'averageUtilisation'],
  ['a KEDA field misspelt', shop, 'pollingInterval', 'pollingIntervall'],
  ['a secret’s provider misspelt', shop, 'service: SecretsManager', 'service: SecretManager'],
  ['a target group without its name', shop, 'targetGroupARN', 'targetGroupArn'],
  ['a gateway’s listener misspelt', shop, 'allowedRoutes', 'allowRoutes'],
  ['a release step misspelt', canary, 'setWeight: 5', 'setweight: 5'],
  ['a release step as text', canary, 'setWeight: 5', 'setWeight: five'],
  ['an analysis misspelt', canary, 'successCondition', 'succesCondition'],
  ['blue-green misspelt', mesh, 'previewService', 'previevService'],
  ['a route’s match misspelt', azure, 'type: PathPrefix', 'type: Prefix'],
  [
    'a patch without a target',
    shop,
    '  name: worker\n  namespace: default\nspec:\n  minReplicaCount',
    '  name: wrker\n  namespace: default\nspec:\n  minReplicaCount',
  ],
  ['a resource that is no file', shop, '  - secrets.yaml', '  - secret.yaml'],
  ['an image that no container has', shop, '  - name: web-2\n    newName', '  - name: web-9\n    newName'],
  ['text that is no YAML', shop, 'minReplicas: 2', 'minReplicas: 2: 3'],
]

test.each(MISTAKES)('%s is caught', async (_, files, right, wrong) => {
  expect(await errorsOf(files)).toEqual([])
  expect(await errorsOf(seeded(files, right, wrong))).not.toEqual([])
})

test('an unquoted word that YAML 1.1 takes for something else is caught', () => {
  const [file] = parseManifests({
    path: 'x',
    content: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: x\n  labels:\n    a: on\n',
  })
  expect(file && schemaErrors(file)).not.toEqual([])
})

test('words that YAML 1.1 takes for something else are quoted', () => {
  const input = CLUSTER_INPUTS.find(([name]) => name === 'canary')?.[1]
  if (!input) throw new Error('the design is missing')
  for (const slug of ['on', 'yes', 'null', 'y']) {
    const named = {
      ...input,
      designs: input.designs.map((design) => ({ ...design, slug, name: `${slug}\n---\n0755: |` })),
    }
    const [cluster] = clustersOf(named)
    const manifests = cluster ? build(writeKubernetes(named), folderOf(cluster)) : []
    expect(manifests.length).toBeGreaterThan(4)
    expect(manifests.flatMap(schemaErrors)).toEqual([])
  }
})
