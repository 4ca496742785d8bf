import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { findScenario, type Scenario } from '@/lib/scenarios/scenarios'
import { answerAll, card, continueButton, startAt } from './wizard'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

function scenario(slug: string): Scenario {
  const found = findScenario(slug)
  if (!found) throw new Error(`no scenario ${slug}`)
  return found
}

const choose = (page: Page, key: string, value: string) => page.locator(`[name="${key}"][value="${value}"]`).check()

const axe = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations.map(({ id }) => id)

test('a contradiction is said at its question, its action resolves it, and it is gone', async ({ page }) => {
  await startAt(page, 'b2b-saas', 'compliance')
  await page.locator('[name="compliance.regimes"][value="hipaa"]').check()
  await choose(page, 'compliance.hipaaBaa', 'not-yet')
  const warning = card(page, 'compliance.hipaaBaa', 'Answers that the rules forbid together')
  await expect(warning).toBeVisible()
  await expect(warning).toContainText('no agreement with the provider (BAA) is signed')
  expect(await axe(page)).toEqual([])

  await warning.getByRole('button', { name: 'Use ‘Yes’' }).click()
  await expect(page.locator('[name="compliance.hipaaBaa"][value="yes"]')).toBeChecked()
  await expect(page.locator('[name="compliance.hipaaBaa"][value="yes"]')).toBeFocused()
  await expect(warning).toHaveCount(0)
})

test('what excludes itself is said as it is typed, above nothing that was already there', async ({ page }) => {
  await startAt(page, 'b2b-saas', 'traffic')
  const peak = page.locator('[name="traffic.peakRps"]')
  await page.locator('[name="traffic.averageRps"]').fill('45')
  const before = await peak.boundingBox()
  await peak.fill('18')
  const warning = card(page, 'traffic.peakRps', 'The peak is below the average')
  await expect(warning).toContainText(
    'Peak must be 45 or more, since the peak cannot be lower than the average, got 18.',
  )
  expect(await peak.boundingBox()).toEqual(before)
  await warning.getByRole('button', { name: 'Use 4 × average' }).click()
  await expect(peak).toHaveValue('180')
  await expect(warning).toHaveCount(0)
})

test('a warning is kept with a note, which outlives the visit and can be taken back', async ({ page }) => {
  await startAt(page, 'kubernetes-wish', 'team')
  const warning = card(page, 'team.kubernetes', 'Premature Kubernetes')
  await warning.getByText('Stay with it').click()
  await warning.getByLabel('Why it is right here').fill('The platform team runs one already')
  await warning.getByRole('button', { name: /^Accept/ }).click()
  const accepted = page.getByText('Accepted: Premature Kubernetes. The platform team runs one already.')
  await expect(accepted.first()).toBeVisible()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible()
  await page.reload()
  await expect(accepted.first()).toBeVisible()
  await page.getByRole('button', { name: 'Take back: Premature Kubernetes' }).click()
  await expect(warning.getByLabel('Why it is right here')).toHaveValue('The platform team runs one already')
})

test('Azure with one of its regions reaches the review', async ({ page }) => {
  await startAt(page, 'b2b-saas', 'platform')
  await choose(page, 'platform.provider', 'azure')
  const region = page.locator('[name="platform.region"]')
  await expect(region.locator('option[value="northeurope"]')).toBeAttached()
  await expect(page.getByText('CloudFormation is for AWS only: the files of a design on Azure')).toBeVisible()
  const foreign = card(page, 'platform.region', 'Not a region of Azure')
  if ((await foreign.count()) > 0) await foreign.getByRole('button', { name: /^Use .*europe/ }).click()
  await region.selectOption('westeurope')
  await expect(foreign).toHaveCount(0)
  await continueButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
  await expect(page.getByText('West Europe (westeurope)')).toBeVisible()
  await page.getByRole('button', { name: 'Create design' }).click()
  await page.waitForURL(/\/designs\/[^/]+$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a region of another cloud is said to be one, and the nearest is offered', async ({ page }) => {
  await startAt(page, 'b2b-saas', 'platform')
  await choose(page, 'platform.provider', 'aws')
  await page.locator('[name="platform.region"]').selectOption('eu-west-1')
  await choose(page, 'platform.provider', 'gcp')
  const foreign = card(page, 'platform.region', 'Not a region of Google Cloud')
  await expect(foreign).toContainText('Ireland (eu-west-1)')
  await foreign.getByRole('button', { name: /^Use .*\(europe-/ }).click()
  await expect(page.locator('[name="platform.region"]')).toHaveValue(/^europe-/)
  await expect(foreign).toHaveCount(0)
})

test('a warning that arrives under a pressed pointer waits for the click', async ({ page }) => {
  await startAt(page, 'steady-api', 'team')
  let press = () => {}
  const isPressed = new Promise<void>((resolve) => {
    press = resolve
  })
  await page.route('**/api/plan?*', async (route) => {
    await isPressed
    await route.continue()
  })
  await page.locator('[name="team.engineers"]').fill('3')
  const informal = page.locator('[name="team.onCall"][value="informal"]')
  await informal.hover()
  await page.mouse.down()
  const before = await informal.boundingBox()
  const arrives = page.waitForResponse('**/api/plan?*')
  press()
  await (await arrives).finished()
  await page.waitForTimeout(500) // what was asked is that nothing happens
  expect(await informal.boundingBox()).toEqual(before)
  await page.mouse.up()
  await expect(informal).toBeChecked()
  await expect(card(page, 'team.engineers', 'Start with fewer services')).toBeVisible()
})

test('Enter in a text field goes on and does not leave', async ({ page }) => {
  await startAt(page, 'b2b-saas', 'traffic')
  await page.locator('[name="traffic.averageRps"]').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Availability' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same warnings, actions and notes work as plain forms', async ({ page }) => {
    await startAt(page, 'kubernetes-wish', 'team')
    await continueButton(page).click()
    await expect(page.getByText('Your answers about Team deserve a second look:')).toBeVisible()
    await page.getByRole('link', { name: 'Premature Kubernetes' }).click()
    const warning = card(page, 'team.kubernetes', 'Premature Kubernetes')
    await warning.getByText('Stay with it').click()
    await warning.getByLabel('Why it is right here').fill('It is the company standard')
    await warning.getByRole('button', { name: /^Accept/ }).click()
    await expect(page.getByText('Accepted: Premature Kubernetes. It is the company standard.').first()).toBeVisible()
    await page.getByRole('button', { name: 'Take back: Premature Kubernetes' }).click()
    await warning.getByRole('button', { name: 'Use ‘No preference’' }).click()
    await expect(page.locator('[name="team.kubernetes"][value="none"]')).toBeChecked()
    await expect(warning).toHaveCount(0)
  })
})

test('all nine steps with Azure reach the review', async ({ page }) => {
  await page.goto('/designs/new')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const { document, ...rest } = scenario('steady-api')
  const platform = { ...document.platform, provider: 'azure' as const, region: null, regionSecond: null }
  await answerAll(page, { ...rest, document: { ...document, platform } })
  await expect(page.getByText('Azure', { exact: true }).first()).toBeVisible()
})
