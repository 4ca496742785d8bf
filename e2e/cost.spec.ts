import { expect, test } from '@playwright/test'
import { publishPreset } from './wizard'

test('a discount is refused, given, shown on its lines and taken back', async ({ page }) => {
  const path = await publishPreset(page, 'b2b-saas')
  await page.goto(`${path}/cost`)
  const percent = page.getByLabel('Percent off the list price')
  const set = page.getByRole('button', { name: /^Set and create revision/ })
  await percent.fill('120')
  await set.click()
  await expect(page.getByText('Enter a percentage from 0 to 100')).toBeVisible()

  await percent.fill('12.5')
  await set.click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await page.locator('summary').filter({ hasText: 'Database and cache' }).click()
  await expect(
    page
      .getByText(/^12\.5% off \$/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Remove the discount on all of AWS' }).click()
  await expect(page.getByText('3 of 3')).toBeVisible()
  await expect(page.getByText(/^12\.5% off \$/)).toHaveCount(0)
})

test('three clouds stand side by side, with each way to decide below them', async ({ page }) => {
  const path = await publishPreset(page, 'b2b-saas')
  await page.goto(`${path}/cost`)
  await expect(page.getByRole('table', { name: 'Ways to save, largest first' })).toBeVisible()
  await page.getByRole('link', { name: 'Compare three clouds, and each way to decide' }).click()
  const clouds = page.getByRole('table', { name: 'The same requirements on three clouds' })
  await expect(clouds.getByRole('columnheader')).toHaveCount(3)
  await expect(clouds.getByText('This design')).toBeVisible()
  await expect(page.getByRole('table', { name: 'What runs the code?' })).toBeVisible()
})
