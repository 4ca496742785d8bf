import type { Plan } from '../entries'
import type { Placeholder } from '../expressions'

/** Variables that several files share. */
export const azureVariables = (_plan: Plan): readonly Placeholder[] => COMMON

const COMMON: readonly Placeholder[] = [
  {
    name: 'subscription_id',
    type: 'string',
    description: 'Subscription that this environment lives in.',
    validation: {
      condition: 'can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))',
      message: 'Give the id of a subscription, a UUID in lower case.',
    },
    example: '"00000000-0000-0000-0000-000000000000"',
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
  {
    name: 'requests_per_copy',
    type: 'string',
    description: 'Requests at once per copy before Container Apps starts another one.',
    validation: {
      condition: 'can(tonumber(var.requests_per_copy)) && try(tonumber(var.requests_per_copy) >= 1, false)',
      message: 'A whole number of at least 1, in quotes as Azure takes it.',
    },
    example: '"50"',
    fallback: '50',
  },
  {
    name: 'gateway_capacity_max',
    type: 'number',
    description: 'Capacity units that an application gateway may grow to; only those in use are billed.',
    validation: {
      condition: 'var.gateway_capacity_max >= 2 && var.gateway_capacity_max <= 125',
      message: 'Between 2 and 125.',
    },
    example: '10',
    fallback: 10,
  },
  ...(['starts', 'ends'] as const).map(
    (which): Placeholder => ({
      name: `day_${which}_hour`,
      type: 'number',
      description: `Hour (UTC) at which the busy part of the day ${which}.`,
      validation: {
        condition: `var.day_${which}_hour >= 0 && var.day_${which}_hour <= 23`,
        message: 'Between 0 and 23.',
      },
      example: which === 'starts' ? '6' : '20',
      fallback: which === 'starts' ? 6 : 20,
    }),
  ),
]
