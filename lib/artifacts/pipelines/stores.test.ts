import { expect, test } from 'vitest'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import aws from '../pulumi/aws-names.json'
import azure from '../pulumi/azure-names.json'
import gcp from '../pulumi/gcp-names.json'
import { PULUMI_STORES, STORES } from './scripts/infrastructure'

const NAMES: Record<Provider, Record<string, { class: string }>> = {
  aws: aws.resources,
  gcp: gcp.resources,
  azure: azure.resources,
}

/** `rds.Instance` of aws is `aws:rds/instance:Instance` in a URN. */
function tokenOf(provider: Provider, name: string): string {
  const [module = '', type = ''] = name.split('.')
  return `${provider}:${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`
}

test.each(PROVIDERS)('%s: Pulumi stops before the same stores are deleted as Terraform', (provider) => {
  const types = Object.entries(NAMES[provider])
  const named = (pattern: string, nameOf: (entry: (typeof types)[number]) => string) =>
    types.filter((entry) => new RegExp(pattern).test(nameOf(entry))).map(([type]) => type)
  const stores = named(`^${STORES[provider]}`, ([type]) => type)
  expect(stores.length).toBeGreaterThan(2)
  expect(named(PULUMI_STORES, ([, { class: name }]) => tokenOf(provider, name))).toEqual(stores)
})
