import { expect, test } from 'vitest'
import type { Variable } from '../terraform/variables'
import { configurationOf, renamed, typeOfVariable } from './configuration'

const containers: Variable = {
  name: 'item_containers',
  type: 'map(object({ partition_key = string }))',
  description: 'Containers by name.',
  from: 'reader',
  example: '{ orders = { partition_key = "/id" } }',
  fields: null,
  fallback: { my_items: { partition_key: '/id' } },
  validations: [
    {
      condition: 'alltrue([for name, container in var.item_containers : startswith(container.partition_key, "/")])',
      message: 'A slash first.',
    },
  ],
}

test('fields that a type names have Pulumi’s spelling, and keys that a person chose keep theirs', () => {
  expect(renamed(containers.fallback ?? null, typeOfVariable(containers))).toEqual({
    my_items: { partitionKey: '/id' },
  })
})

test('a default and the limit on it name a field alike', () => {
  const { text } = configurationOf([containers])
  expect(text).toContain("?? { my_items: { partitionKey: '/id' } }")
  expect(text).toContain('container.partitionKey.startsWith')
  expect(text).not.toContain('partition_key')
})
