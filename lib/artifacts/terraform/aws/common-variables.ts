import type { Plan } from '../entries'
import type { Placeholder } from '../expressions'
import { scalingVariables } from './scaling'

/** Variables that several files share. */
export const awsVariables = (plan: Plan): readonly Placeholder[] => [...COMMON, ...scalingVariables(plan)]

const COMMON: readonly Placeholder[] = [
  {
    name: 'health_check_path',
    type: 'string',
    description: 'Path that answers 200 when a copy can serve requests.',
    validation: { condition: 'startswith(var.health_check_path, "/")', message: 'Must start with a slash.' },
    example: '"/health"',
    fallback: '/health',
  },
  {
    name: 'private_client_cidrs',
    type: 'list(string)',
    description: 'Address ranges of the people or partners who may call this workload.',
    validation: {
      condition:
        'length(var.private_client_cidrs) > 0 && alltrue([for cidr in var.private_client_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])',
      message: 'Name at least one address range, and not the whole internet.',
    },
    example: '["10.20.0.0/16"]',
  },
  {
    name: 'requests_per_address',
    type: 'number',
    description: 'Requests that one address may make in five minutes before the web firewall stops it.',
    validation: {
      condition: 'var.requests_per_address >= 10 && var.requests_per_address <= 2000000000',
      message: 'Between 10 and 2,000,000,000.',
    },
    example: '2000',
    fallback: 2000,
  },
  {
    name: 'requests_per_second_max',
    type: 'number',
    description: 'Requests a second that the API accepts; bursts may be twice that.',
    validation: { condition: 'var.requests_per_second_max > 0', message: 'Must be above 0.' },
    example: '1000',
    fallback: 1000,
  },
  {
    name: 'reserve_concurrency',
    type: 'bool',
    description:
      'Sets the design’s limit of concurrent runs aside for each function. New accounts have too few in all; turn it on once the quota is raised.',
    validation: null,
    example: 'true',
    fallback: false,
  },
]
