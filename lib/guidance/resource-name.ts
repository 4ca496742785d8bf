import type { Design, Resource } from '@/lib/design/model'
import type { Environment } from '@/lib/requirements/schema'

/**
 * The name a resource has in the account, so that a runbook's command can be pasted as it is. The rule is the one by which the
 * Terraform files name things (lib/artifacts/terraform/names.ts); a test holds the two together.
 */
export function resourceName(design: Pick<Design, 'slug' | 'environment'>, resource: Pick<Resource, 'id'>): string {
  return `${prefixOf(design)}-${resource.id}`
}

const SHORT: Record<Environment, string> = {
  production: 'prod',
  staging: 'stg',
  development: 'dev',
  preview: 'prev',
  poc: 'poc',
}

export function prefixOf({ slug, environment }: Pick<Design, 'slug' | 'environment'>): string {
  return `${slug.slice(0, 15).replace(/-+$/, '')}-${SHORT[environment]}`
}

/**
 * A container service as it is called in the account; where there are several, the team names them in the variables file. The copies
 * in a second region are of the same service.
 */
export const serviceName = ({ id, services }: { id: string; services: number }): string =>
  services === 1 ? id.replace(/-standby$/, '') : '<service>'
