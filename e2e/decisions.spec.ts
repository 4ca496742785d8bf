import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { publishPreset } from './wizard'

const card = (page: Page, topic: string) => page.locator(`#d-${topic}`)

test('an alternative is taken with a reason, shown as the owner’s choice, and taken back', async ({ page }) => {
  const path = await publishPreset(page, 'b2b-saas')
  await page.goto(`${path}/decisions`)
  const compute = card(page, 'compute')
  const chosen = await compute.getByRole('heading', { level: 3 }).innerText()
  await compute.getByRole('button', { name: 'Override' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('What speaks against it')).toBeVisible()
  await expect(dialog.getByText(/\$[\d,]+ instead of \$|The month costs the same/)).toBeVisible()
  const axe = await new AxeBuilder({ page })
    .include('[role=dialog]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(axe.violations.map(({ id }) => id)).toEqual([])
  await dialog.getByLabel('Why do you want it all the same?').fill('We run it elsewhere already')
  await dialog.getByRole('button', { name: 'Override and create revision 2' }).click()

  await expect(page.getByText('2 of 2')).toBeVisible()
  await expect(compute.getByText('Your choice')).toBeVisible()
  await expect(compute.getByText(`The rules would have chosen ${chosen}`)).toBeVisible()
  await page.goto(`${path}/revisions`)
  await expect(page.getByText('We run it elsewhere already')).toBeVisible()

  await page.goto(`${path}/decisions`)
  await compute.getByRole('button', { name: 'Remove override' }).click()
  await expect(page.getByText('3 of 3')).toBeVisible()
  await expect(compute.getByRole('heading', { level: 3 })).toHaveText(chosen)
  await expect(compute.getByText('Your choice')).toHaveCount(0)
})

test('what a limit rules out has no button and says why', async ({ page }) => {
  const path = await publishPreset(page, 'b2b-saas')
  await page.goto(`${path}/decisions`)
  const compute = card(page, 'compute')
  await compute.getByText(/^Ruled out, so it cannot be chosen/).click()
  const ruledOut = compute.locator('details[open] li').first()
  await expect(ruledOut.getByRole('link').first()).toHaveAttribute('href', /^\/rules#/)
  await expect(ruledOut.getByRole('button')).toHaveCount(0)
})

test('a rule that a decision quotes is on the page of rules, and so is what its mark means', async ({ page }) => {
  const path = await publishPreset(page, 'steady-api')
  await page.goto(`${path}/decisions`)
  const rule = card(page, 'compute').locator('a[href^="/rules#"]').first()
  const address = (await rule.getAttribute('href')) ?? ''
  await rule.click()
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await expect(page.locator(`[id="${address.split('#')[1]}"]`)).toBeInViewport()
  await page.goto(`${path}/decisions`)
  await page.getByRole('link', { name: 'What the marks mean' }).click()
  await expect(page.getByRole('heading', { name: 'What the marks mean' })).toBeInViewport()
})

test('a tipping point leads to the question that would tip it', async ({ page }) => {
  const path = await publishPreset(page, 'steady-api')
  await page.goto(`${path}/decisions`)
  const point = page.locator('article li').filter({ hasText: 'and we would choose' }).first()
  await point.getByRole('link').click()
  await expect(page).toHaveURL(/\/edit\/\w+\?from=review#q-/)
})

test('a reader of a link sees why, and nothing to change', async ({ page, browser }) => {
  await publishPreset(page, 'spiky-shop')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this design' })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const address = await dialog.getByLabel('View link').inputValue()
  const stranger = await browser.newContext()
  const reader = await stranger.newPage()
  await reader.goto(address)
  await expect(card(reader, 'compute').getByText('What would change our mind')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Override' })).toHaveCount(0)
  await expect(reader.getByRole('link', { name: 'Override' })).toHaveCount(0)
  await stranger.close()
})

test('a design moved to another cloud has its code, its report and its files', async ({ page }) => {
  const path = await publishPreset(page, 'internal-tool')
  await page.goto(`${path}/decisions`)
  await card(page, 'provider').getByRole('button', { name: 'Override with Google Cloud' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why do you want it all the same?').fill('Our other systems are there')
  await dialog.getByRole('button', { name: 'Override and create revision 2' }).click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await page.goto(`${path}/code`)
  await expect(page.getByText('Valid against provider schema google')).toBeVisible()
  const id = path.split('/').at(-1)
  for (const address of [`/api/designs/${id}/report`, `/api/designs/${id}/plan`, `${path}/document`])
    expect((await page.request.get(address)).status(), address).toBe(200)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an override is a form on a page, and wants a reason', async ({ page }) => {
    const path = await publishPreset(page, 'b2b-saas')
    await page.goto(`${path}/decisions`)
    await card(page, 'compute').getByRole('link', { name: 'Override' }).first().click()
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Use ')
    await page.getByLabel('Why do you want it all the same?').fill('   ')
    await page.getByRole('button', { name: 'Override and create revision 2' }).click()
    await expect(page.getByText('Enter a reason, in a few words').first()).toBeVisible()
    await page.getByLabel('Why do you want it all the same?').fill('It is the house standard')
    await page.getByRole('button', { name: 'Override and create revision 2' }).click()
    await expect(card(page, 'compute').getByText('Your choice')).toBeVisible()
  })
})
