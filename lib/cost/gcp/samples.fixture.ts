import type { Design, Kind, Resource, ResourceOf } from '@/lib/design/model'
import { sampleDesign, samples } from '../samples'

const HOME = { region: 'us-central1', service: 'Google Sample' } as const
const SIZE = { instanceType: 'e2-standard-2', vcpu: 2, memoryGib: 8, arch: 'x86_64' } as const

type Samples = { readonly [K in Kind]: ResourceOf<K> }

/** One ordinary resource of every kind at Google Cloud: the samples of every provider, in Iowa and on sizes that are sold there. */
export const gcpSamples: Samples = {
  ...(Object.fromEntries(
    Object.values(samples).map((sample: Resource) => [sample.kind, { ...sample, ...HOME, ...sizeOf(sample) }]),
  ) as Samples),
  'content-delivery': { ...samples['content-delivery'], service: 'Cloud CDN' },
}

/** A design in us-central1 that holds these resources and nothing else. */
export const gcpDesign = (resources: Design['resources'], change: Partial<Design> = {}): Design =>
  sampleDesign(resources, {
    provider: 'gcp',
    regions: [{ id: 'us-central1', name: 'Iowa', role: 'primary' }],
    ...change,
  })

function sizeOf(sample: Resource): Partial<{ [K in keyof typeof SIZE]: string | number }> {
  if (!('instanceType' in sample)) return {}
  if (sample.kind === 'relational-database') return { ...SIZE, instanceType: 'db-custom-2-8192' }
  if (sample.kind === 'cache') return { ...SIZE, instanceType: 'standard-small', memoryGib: 6.5 }
  return SIZE
}
