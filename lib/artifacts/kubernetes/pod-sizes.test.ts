import { describe, expect, test } from 'vitest'
import { clustersOf, workloadsOf } from './cluster'
import { cpuText, FILL, memoryText, sizingOf } from './pod-sizes'
import { CLUSTER_INPUTS } from './testing-inputs.fixture'

describe.each(CLUSTER_INPUTS.map(([name, input]) => ({ name, input })))('$name', ({ input }) => {
  test.each(clustersOf(input))(
    '$overlay: what always runs fits on the usual nodes, and the most on the most',
    (cluster) => {
      const { pod, counts, forPods, addons, atLeast, atMost } = sizingOf(cluster, input)
      const { typical, max } = cluster.nodes.replicas
      expect(pod.milliCpu).toBeLessThanOrEqual(forPods.milliCpu)
      expect(counts.web.min).toBeLessThanOrEqual(counts.web.max)
      expect(atLeast.milliCpu + addons.milliCpu).toBeLessThanOrEqual(forPods.milliCpu * typical)
      expect(atLeast.memoryMib + addons.memoryMib).toBeLessThanOrEqual(forPods.memoryMib * typical)
      expect(atMost.milliCpu).toBeLessThanOrEqual(forPods.milliCpu * max * FILL + atLeast.milliCpu)
      const [workload] = workloadsOf(cluster, input)
      const isAlone = cluster.isStandby || cluster.nodes.gpus > 0 || !cluster.isProduction
      if (!isAlone && workload && workload.role !== 'job') expect(counts[workload.role].min).toBeGreaterThanOrEqual(2)
    },
  )
})

test('a pod has the same size in every environment, so that a release meets nothing new', () => {
  const input = CLUSTER_INPUTS.find(([name]) => name === 'shop on AWS')?.[1]
  if (!input) throw new Error('the design is missing')
  const sizes = clustersOf(input).map((cluster) => JSON.stringify(sizingOf(cluster, input).pod))
  expect(sizes.length).toBe(3)
  expect(new Set(sizes).size).toBe(1)
})

test('quantities are written as Kubernetes writes them', () => {
  expect([cpuText(250), cpuText(2000), memoryText(640), memoryText(2048)]).toEqual(['250m', '2', '640Mi', '2Gi'])
})
