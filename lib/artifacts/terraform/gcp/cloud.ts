import type { Cloud } from '../cloud'
import type { FileName, Piece } from '../expressions'
import type { Block } from '../hcl'
import { gcpWriters } from './by-kind'
import { certificatesAndNames } from './certificates'
import { gcpVariables } from './common-variables'
import { firewall } from './firewall'
import { functionBuilds } from './functions'
import { gcpNotes } from './readme'
import { budgetBlocks, localBlocks, outputBlocks, usedServices, versionBlocks, zoneBlocks } from './root-files'
import { GCP_SIZE_LIMITS, gcpSizes } from './sizes'

export const gcpCloud: Cloud = {
  writers: gcpWriters,
  sizes: gcpSizes,
  sizeLimits: GCP_SIZE_LIMITS,
  region: { pattern: '^[a-z]+(-[a-z]+)+[0-9]+$', example: 'europe-west4' },
  versions: (plan) => [...versionBlocks(plan), ...zoneBlocks(plan)],
  shared: (plan) => [
    ...inFile('locals.tf', localBlocks(plan)),
    ...inFile('security.tf', [usedServices(plan)]),
    ...inFile('security-groups.tf', firewall(plan)),
    ...certificatesAndNames(plan),
    ...functionBuilds(plan),
  ],
  budget: budgetBlocks,
  outputs: outputBlocks,
  commonVariables: gcpVariables,
  backend: () => ({ bucket: 'your-state-bucket' }),
  readme: gcpNotes,
}

const inFile = (file: FileName, blocks: readonly Block[]): Piece[] => blocks.map((block) => ({ file, block }))
