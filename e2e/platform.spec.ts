import { expect, test } from '@playwright/test'

test('the server says that it is well', async ({ request }) => {
  const response = await request.get('/api/health')
  expect([response.status(), await response.json()]).toEqual([200, { status: 'ok' }])
})

test('a page allows only its own scripts, by a nonce that changes, and runs them', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  const nonceOf = async () => {
    const policy = (await page.goto('/'))?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    return /'nonce-([^']+)'/.exec(policy)?.[1]
  }
  const first = await nonceOf()
  expect(first).toHaveLength(24)
  expect(await nonceOf()).not.toBe(first)
  await expect.poll(() => page.evaluate(() => typeof Reflect.get(window, 'next'))).toBe('object')
  expect(complaints).toEqual([])
})

test('the address of a shared design is neither passed on nor indexed', async ({ request }) => {
  const { headers, status } = await request.get('/s/not-a-token').then((response) => ({
    headers: response.headers(),
    status: response.status(),
  }))
  expect(status).toBe(404)
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
  })
})
