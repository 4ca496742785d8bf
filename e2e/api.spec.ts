import { type APIRequestContext, expect, test } from '@playwright/test'

const newDesign = async (request: APIRequestContext, data: object = { preset: 'b2b-saas' }) => {
  const response = await request.post('/api/designs', { data })
  expect(response.status()).toBe(201)
  return (await response.json()) as { id: string; version: number }
}
const newLink = async (
  request: APIRequestContext,
  id: string,
  includes = { cost: true, code: true, runbooks: true },
) => {
  const response = await request.post(`/api/designs/${id}/links`, { data: { revision: null, includes, days: 30 } })
  expect(response.status()).toBe(201)
  return (await response.json()) as { id: string; path: string }
}

test('a design is made, changed, published and read back as the plan that the API gives', async ({ request }) => {
  const { id, version } = await newDesign(request)
  const patch = (data: object) => request.patch(`/api/designs/${id}/draft`, { data })

  const saved = await patch({ changes: { name: 'Parcel desk' }, version })
  expect(await saved.json()).toEqual({ version: version + 1 })
  const late = await patch({ changes: { name: 'Too late' }, version })
  expect([late.status(), await late.json()]).toMatchObject([
    409,
    { version: version + 1, answers: { name: 'Parcel desk' } },
  ])

  const published = await request.post(`/api/designs/${id}/revisions`, { data: { note: 'First' } })
  expect([published.status(), await published.json()]).toEqual([201, { number: 1 }])
  const plan = await (await request.get(`/api/designs/${id}/plan`)).text()
  const again = await request.post('/api/plan', { data: JSON.parse(plan).requirements })
  expect(await again.text()).toBe(plan)
  expect((await (await request.get('/api/designs')).json()).designs).toMatchObject([
    { id, name: 'Parcel desk', published: { number: 1, isCurrent: true } },
  ])
})

test("a design does not exist for anybody else's browser", async ({ request, playwright, baseURL }) => {
  const { id } = await newDesign(request)
  await request.post(`/api/designs/${id}/revisions`, { data: {} })
  const stranger = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
  await newDesign(stranger)
  for (const path of ['draft', 'plan', 'revisions', 'links', 'report', 'archive']) {
    expect((await stranger.get(`/api/designs/${id}/${path}`)).status(), path).toBe(404)
  }
  expect(
    (await stranger.patch(`/api/designs/${id}/draft`, { data: { changes: { name: 'Mine' }, version: 1 } })).status(),
  ).toBe(404)
  expect((await stranger.post(`/api/designs/${id}/revisions`, { data: {} })).status()).toBe(404)
  expect(
    (
      await stranger.post(`/api/designs/${id}/links`, {
        data: { revision: null, includes: { cost: true, code: true, runbooks: true }, days: 1 },
      })
    ).status(),
  ).toBe(404)
  expect((await (await stranger.get('/api/designs')).json()).designs).toHaveLength(1)
  await stranger.dispose()
})

test('a link opens for anyone, shows what it includes, and is gone once it is revoked', async ({
  request,
  playwright,
  baseURL,
}) => {
  const { id } = await newDesign(request)
  await request.post(`/api/designs/${id}/revisions`, { data: {} })
  const link = await newLink(request, id, { cost: false, code: false, runbooks: true })
  const anyone = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
  const shared = `/api/shared/${link.path.replace('/s/', '')}`

  const plan = await (await anyone.get(`${shared}/plan`)).json()
  expect(plan).toHaveProperty('decisions')
  expect(plan).not.toHaveProperty('cost')
  expect(plan).not.toHaveProperty('artifacts')
  const report = await (await anyone.get(`${shared}/report`)).text()
  expect(report).toContain('The cost was left out')
  expect(report).not.toContain('likely month costs')

  expect((await request.delete(`/api/designs/${id}/links/${link.id}`)).status()).toBe(204)
  for (const path of [`${shared}/plan`, `${shared}/report`, link.path])
    expect((await anyone.get(path)).status(), path).toBe(410)
  expect((await anyone.get('/api/shared/no-such-token/plan')).status()).toBe(404)
  await anyone.dispose()
})

test('a change that another site asks for is refused', async ({ request }) => {
  const { id, version } = await newDesign(request)
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
  const patch = await request.patch(`/api/designs/${id}/draft`, {
    headers,
    data: { changes: { name: 'Theirs' }, version },
  })
  expect([patch.status(), (await patch.json()).code]).toEqual([403, 'cross_site'])
  expect((await request.post('/api/designs', { headers, data: {} })).status()).toBe(403)
  expect((await (await request.get(`/api/designs/${id}/draft`)).json()).version).toBe(version)
})

test('what is malformed is refused with its faults and never stored', async ({ request }) => {
  const wrong = [
    { preset: 'no-such-preset' },
    { requirements: { name: 'A', workload: { kind: 'api' }, colour: 1 } },
    { answers: { '<script>': 'x' } },
    { presets: 'b2b-saas' },
  ]
  for (const data of wrong) {
    const response = await request.post('/api/designs', { data })
    expect(response.status()).toBe(422)
    expect(response.headers()['content-type']).toContain('application/problem+json')
    expect((await response.json()).errors.length).toBeGreaterThan(0)
  }
  expect((await (await request.get('/api/designs')).json()).designs).toEqual([])
  expect((await request.post('/api/plan', { data: 'x'.repeat(300_000) })).status()).toBe(413)
})

test('the session cookie is out of the reach of scripts and of other sites', async ({ request }) => {
  await newDesign(request)
  const { cookies } = await request.storageState()
  expect(cookies).toMatchObject([{ name: 'groundplan_session', httpOnly: true, sameSite: 'Lax' }])
})

test('a published design can be taken away as a document and as an archive', async ({ request }) => {
  const { id } = await newDesign(request)
  await request.post(`/api/designs/${id}/revisions`, { data: {} })
  const report = await request.get(`/api/designs/${id}/report`)
  expect(report.headers()).toMatchObject({
    'content-type': 'text/markdown; charset=utf-8',
    'content-disposition': expect.stringMatching(/-r1\.md"$/),
  })
  expect(await report.text()).toMatch(/^# .+\n/)
  const archive = await request.get(`/api/designs/${id}/archive?revision=1`)
  expect(archive.headers()['content-type']).toBe('application/zip')
  expect((await archive.body()).subarray(0, 2).toString()).toBe('PK')
  expect((await request.get(`/api/designs/${id}/archive?revision=2`)).status()).toBe(404)
  expect((await request.get(`/api/designs/${id}/report?revision=x`)).status()).toBe(400)
})
