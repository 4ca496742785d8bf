import { notFound } from 'next/navigation'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from './app-error'
import { readBody, readRequirements, route } from './http'

const Thing = z.strictObject({ name: z.string(), size: z.number().optional() })
const echo = route(async (request) => Response.json(await readBody(request, Thing)))
const post = (body: BodyInit) => new Request('http://localhost/api/things', { method: 'POST', body })

test('what fits is parsed and handed over', async () => {
  const response = await echo(post('{"name":"a"}'))
  expect([response.status, await response.json()]).toEqual([200, { name: 'a' }])
})

test.each([
  ['no body', '', 400, [{ path: '', message: 'The body is empty.' }]],
  ['what is not JSON', '{"name":', 400, [{ path: '', message: expect.stringContaining('not JSON') }]],
  ['a wrong type', '{"name":1}', 422, [{ path: 'name', message: 'must be text, got 1' }]],
  ['an unknown key', '{"name":"a","colour":1}', 422, [{ path: 'colour', message: expect.any(String) }]],
  [
    'several faults',
    '{"size":"b"}',
    422,
    [expect.objectContaining({ path: 'name' }), expect.objectContaining({ path: 'size' })],
  ],
])('%s is answered with a problem that names each fault', async (_, body, status, errors) => {
  const response = await echo(post(body))
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status, errors })
})

test('requirements are held against one another as well', async () => {
  const body = JSON.stringify({
    schemaVersion: 1,
    name: 'A',
    workload: { kind: 'api' },
    traffic: { averageRps: 10, peakRps: 5 },
  })
  const response = await route(async (request) => Response.json(await readRequirements(request)))(post(body))
  expect(await response.json()).toMatchObject({ status: 422, errors: [{ path: 'traffic.peakRps' }] })
})

test.each([
  ['256 KiB', 256 * 1024, 200],
  ['a byte more', 256 * 1024 + 1, 413],
])('%s of body', async (_, size, status) => {
  const body = JSON.stringify({ name: 'x'.repeat(size - '{"name":""}'.length) })
  expect((await echo(post(body))).status).toBe(status)
})

test('a body that does not say its length is cut off at the limit', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 1
      controller.enqueue(new Uint8Array(64 * 1024).fill(32))
    },
  })
  const request = new Request('http://localhost', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect((await echo(request)).status).toBe(413)
  expect(sent).toBeLessThan(10)
})

test('a body that is not UTF-8 is refused', async () => {
  expect((await echo(post(new Uint8Array([0x22, 0xff, 0x22])))).status).toBe(400)
})

test('an error of ours gets the status of its code', async () => {
  const answers = (code: ConstructorParameters<typeof AppError>[0]) =>
    route(async () => {
      throw new AppError(code, 'Because.')
    })(post(''))
  expect((await answers('gone')).status).toBe(410)
  expect(await (await answers('conflict')).json()).toMatchObject({
    title: 'Conflict',
    code: 'conflict',
    detail: 'Because.',
  })
})

test('any other error becomes a 500 that tells nothing', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const response = await route(async () => {
    throw new Error('password=hunter2')
  })(post(''))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('hunter2')
  expect(log).toHaveBeenCalledOnce()
})

test("Next's own signals pass through", async () => {
  await expect(route(async () => notFound())(post(''))).rejects.toThrow()
})
