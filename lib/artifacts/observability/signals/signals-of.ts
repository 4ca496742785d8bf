import { type Design, project } from '@/lib/design/model'
import { awsSignals } from './aws'
import { azureSignals } from './azure'
import { gcpSignals } from './gcp'
import type { Signal } from './signal'

const BY_PROVIDER = { aws: awsSignals, gcp: gcpSignals, azure: azureSignals } as const

/** What the design's cloud measures of its resources, in the design's order. */
export const signalsOf = (design: Design): Signal[] =>
  design.resources.flatMap((resource) =>
    project(BY_PROVIDER[design.provider], resource, design).map((measured) => ({ ...measured, resource })),
  )
