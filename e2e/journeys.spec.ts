import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { findScenario, SCENARIOS, type Scenario } from '@/lib/scenarios/scenarios'
import { findStep } from '@/lib/wizard/steps'
import { answerAll, answerStep, continueButton, createDesign, publishPreset, startFromScratch } from './wizard'

function scenario(slug: string): Scenario {
  const found = findScenario(slug)
  if (!found) throw new Error(`no scenario ${slug}`)
  return found
}

const drawing = (page: Page) => page.locator('svg[aria-roledescription], figure svg').first()

test('a design from nothing, through all nine steps, to its page', async ({ page }) => {
  await startFromScratch(page)
  await answerAll(page, scenario('b2b-saas'))
  await createDesign(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Tidewater Bookings' })).toBeVisible()
  await expect(page.getByText('Amazon ECS on AWS Fargate').first()).toBeVisible()
  await expect(drawing(page)).toBeVisible({ timeout: 30_000 })
  for (const section of [
    'Diagrams',
    'Decisions',
    'Cost',
    'Security',
    'Code',
    'Pipeline',
    'Kubernetes',
    'Observability',
    'Incident',
    'Runbooks',
    'Revisions',
  ]) {
    await page
      .getByRole('navigation', { name: /sections/i })
      .getByRole('link', { name: section })
      .click()
    await expect(page.getByRole('heading', { name: section }).first()).toBeVisible()
  }
})

for (const { slug, title, document } of SCENARIOS) {
  test(`the preset “${title}” becomes a design as it is`, async ({ page }) => {
    await publishPreset(page, slug)
    await expect(page.getByRole('heading', { level: 1, name: document.name })).toBeVisible()
    await expect(page.getByText(/\$[\d,.]+/).first()).toBeVisible()
  })
}

test('an error names the field, takes the focus, keeps what was typed and goes away when it is repaired', async ({
  page,
}) => {
  await startFromScratch(page)
  await continueButton(page).click()
  const summary = page
    .getByRole('alert')
    .or(page.getByRole('group', { name: 'There is a problem' }))
    .first()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(summary).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  await page.getByRole('link', { name: 'Choose what you are building' }).click()
  await page.getByLabel('API', { exact: false }).first().check()
  await answerStep(page, findStep('workload') ?? never(), scenario('steady-api'))
  await continueButton(page).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Traffic' })).toBeVisible()
  await page.locator('[name="traffic.averageRps"]').fill('lots')
  await continueButton(page).click()
  await expect(page.getByRole('link', { name: 'Enter average traffic as a number, like 45' })).toBeVisible()
  await expect(page.locator('[name="traffic.averageRps"]')).toHaveValue('lots')
  await answerStep(page, findStep('traffic') ?? never(), scenario('steady-api'))
  await continueButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Availability' })).toBeVisible()
})

test('leaving and coming back loses nothing, not even what is not valid yet', async ({ page, context }) => {
  await startFromScratch(page)
  await page.locator('[name="name"]').fill('Half a design')
  await page.locator('[name="workload.kind"][value="web"]').check()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible()
  const [id] = /(?<=designs\/)[^/]+/.exec(page.url()) ?? []
  await page.close()
  // What was typed last is sent as the tab closes, and arrives a moment later.
  await expect
    .poll(async () => (await (await context.request.get(`/api/designs/${id}/draft`)).json()).answers)
    .toMatchObject({ name: 'Half a design', 'workload.kind': 'web' })

  const later = await context.newPage()
  await later.goto('/')
  await expect(later.getByRole('heading', { name: 'Half a design' })).toBeVisible()
  await later.getByRole('link', { name: /^Continue/ }).click()
  await expect(later.locator('[name="name"]')).toHaveValue('Half a design')
  await expect(later.locator('[name="workload.kind"][value="web"]')).toBeChecked()
})

test('Back goes one step back and keeps the answers', async ({ page }) => {
  await startFromScratch(page)
  await answerStep(page, findStep('workload') ?? never(), scenario('b2b-saas'))
  await continueButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Traffic' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Workload' })).toBeVisible()
  await expect(page.locator('[name="name"]')).toHaveValue('Tidewater Bookings')
})

test('an answer is changed from the review and the design gets a second revision', async ({ page }) => {
  const path = await publishPreset(page, 'b2b-saas')
  await page.goto(`${path}/edit/review`)
  await page.getByRole('link', { name: /Change.*What can you spend/ }).click()
  await page.locator('[name="budget.monthly"]').fill('900')
  await page.getByRole('button', { name: 'Save and return to Review' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
  await page.getByRole('button', { name: 'Create revision 2' }).click()
  await page.waitForURL(/\/designs\/[^/]+$/)
  await expect(page.getByText('2 of 2')).toBeVisible()
})

test('the panel answers while somebody types', async ({ page }) => {
  await publishPreset(page, 'b2b-saas')
  await page.goto(`${new URL(page.url()).pathname}/edit/traffic`)
  const panel = page.getByRole('complementary', { name: 'Plan so far' })
  const cost = panel.getByText(/^\$[\d,.]+$/).first()
  const before = await cost.textContent()
  await page.locator('[name="traffic.averageRps"]').fill('180')
  await page.locator('[name="traffic.peakRps"]').fill('720')
  await expect(cost).not.toHaveText(before ?? '')
})

test('a link opens for anybody, shows no owner, and says so once it is revoked', async ({ page, browser }) => {
  const path = await publishPreset(page, 'spiky-shop')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this design' })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const address = await dialog.getByLabel('View link').inputValue()
  expect(address).toMatch(/\/s\/[\w-]{40,}$/)

  const stranger = await browser.newContext()
  const visitor = await stranger.newPage()
  expect((await visitor.goto(address))?.status()).toBe(200)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Lantern Goods' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: 'Edit answers' })).toHaveCount(0)
  expect((await visitor.goto(new URL(path, page.url()).href))?.status()).toBe(404)

  await dialog.getByText('Revoke', { exact: true }).first().click()
  await dialog.getByRole('button', { name: /^Revoke/ }).click()
  await expect(dialog.getByText('Nobody has a link to this design.')).toBeVisible()
  expect((await visitor.goto(address))?.status()).toBe(410)
  await expect(visitor.getByText('This link has ended')).toBeVisible()
  await stranger.close()
})

test('the report is downloaded as Markdown with its headings in order', async ({ page }) => {
  await publishPreset(page, 'kubernetes-wish')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Markdown/ }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  const outside = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '')
  expect([...outside.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    'Overview',
    'Architecture Diagram',
    'Components',
    'Infrastructure as Code',
    'Cost Estimate',
    'Operational Considerations',
    'Migration Plan',
  ])
  expect([...outside.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    'Compute',
    'Networking',
    'Data',
    'Security',
  ])
  expect(text).toContain('```mermaid')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the wizard works as plain forms, from nothing to a design', async ({ page }) => {
    await startFromScratch(page)
    await continueButton(page).click()
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
    for (const step of ['workload', 'traffic', 'availability', 'data', 'compliance', 'budget', 'team', 'platform']) {
      // Answers that call for more questions bring the same page once more.
      for (let round = 0; round < 3 && page.url().includes(`/edit/${step}`); round += 1) {
        await answerShown(page, step)
        // A click does not wait for the page that a form brings.
        const answered = page.waitForEvent('load')
        await continueButton(page).click()
        await answered
      }
      expect(page.url()).not.toContain(`/edit/${step}`)
    }
    await createDesign(page)
    await expect(page.getByRole('heading', { level: 1, name: 'Depot Desk' })).toBeVisible()
  })
})

async function answerShown(page: Page, slug: string): Promise<void> {
  const step = findStep(slug) ?? never()
  const shown = new Set(
    await page.locator('[name]').evaluateAll((fields) => fields.map((field) => field.getAttribute('name') ?? '')),
  )
  await answerStep(
    page,
    { ...step, questions: step.questions.filter(({ key }) => shown.has(key)) },
    scenario('internal-tool'),
  )
}

const never = (): never => {
  throw new Error('there is no such step')
}
