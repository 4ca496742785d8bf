import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GET } from './route'

type Node = { [key: string]: unknown }
const document: Node = await (await GET()).json()

test('every handler is described, and nothing else', () => {
  const described = Object.entries(document.paths as Record<string, Node>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.toSorted()).toEqual(handlers().toSorted())
})

test('every reference leads somewhere', () => {
  const schemas = (document.components as { schemas: Node }).schemas
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  expect(references.length).toBeGreaterThan(20)
  for (const name of references) expect(schemas).toHaveProperty([name ?? ''])
})

test('requirements.json is described as strictly as it is parsed', () => {
  const { Requirements } = (document.components as { schemas: Record<string, Node> }).schemas
  expect(Requirements).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: expect.arrayContaining(['name', 'workload']),
  })
})

/** The wizard's form posts are the page's own and not part of the contract. */
function handlers(): string[] {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('/steps/'))
    .map((file) => `app/api/${file}`)
  return files.flatMap((file) => {
    const path = file
      .replace(/^app/, '')
      .replace(/\/route\.ts$/, '')
      .replaceAll(/\[(\w+)\]/g, '{$1}')
    const methods = [...readFileSync(file, 'utf8').matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)]
    return methods.map(([, method]) => `${method} ${path}`)
  })
}
