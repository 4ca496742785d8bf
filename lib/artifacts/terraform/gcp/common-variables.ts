import type { Placeholder } from '../expressions'
import { scalingVariables } from './machine-scaling'

/** Variables that several files share. */
export const gcpVariables = (): readonly Placeholder[] => [...COMMON, ...scalingVariables]

const COMMON: readonly Placeholder[] = [
  {
    name: 'project_id',
    type: 'string',
    description: 'Project of this environment. Give each environment one of its own.',
    validation: {
      condition: 'can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))',
      message: 'Give the id of a project: 6 to 30 lower-case letters, digits and hyphens.',
    },
    example: '"orders-prod"',
  },
  {
    name: 'billing_account',
    type: 'string',
    description: 'Billing account that pays for the projects; the budget stands there.',
    validation: {
      condition: 'can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.billing_account))',
      message: 'Give it as gcloud billing accounts list does: 012345-6789AB-CDEF01.',
    },
    example: '"012345-6789AB-CDEF01"',
  },
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
      condition: 'var.requests_per_address >= 10 && var.requests_per_address <= 1000000',
      message: 'Between 10 and 1,000,000.',
    },
    example: '2000',
    fallback: 2000,
  },
]
