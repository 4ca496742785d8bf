import type { Cloud } from '../cloud'
import type { FileName, Piece } from '../expressions'
import type { Block } from '../hcl'
import { awsWriters } from './by-kind'
import { certificatesAndNames } from './certificates'
import { awsVariables } from './common-variables'
import { clusters } from './containers'
import { awsNotes } from './readme'
import { budgetBlocks, localBlocks, outputBlocks, versionBlocks } from './root-files'
import { securityGroups } from './security-groups'
import { AWS_SIZE_LIMITS, awsSizes } from './sizes'

export const awsCloud: Cloud = {
  writers: awsWriters,
  sizes: awsSizes,
  sizeLimits: AWS_SIZE_LIMITS,
  region: { pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$', example: 'eu-west-1' },
  versions: versionBlocks,
  shared: (plan) => [
    ...inFile('locals.tf', localBlocks(plan)),
    ...inFile('security-groups.tf', securityGroups(plan)),
    ...certificatesAndNames(plan),
    ...clusters(plan),
  ],
  budget: budgetBlocks,
  outputs: outputBlocks,
  commonVariables: awsVariables,
  backend: ({ first }) => ({
    bucket: 'your-state-bucket',
    region: first.regions[0]?.id ?? 'us-east-1',
    encrypt: true,
    use_lockfile: true,
  }),
  readme: awsNotes,
}

const inFile = (file: FileName, blocks: readonly Block[]): Piece[] => blocks.map((block) => ({ file, block }))
