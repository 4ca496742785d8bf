import { expect, test } from '@playwright/test'
import { publishPreset } from './wizard'

test('what comes next, how it is released, whether a cluster is worth it, and what to do at night', async ({
  page,
}) => {
  const path = await publishPreset(page, 'b2b-saas')
  const next = page.getByRole('region', { name: 'The next three things to do' })
  await expect(next.getByRole('listitem')).toHaveCount(3)

  await page.goto(`${path}/pipeline`)
  await expect(page.getByRole('row', { name: /Requests it must see/ })).toContainText('1,081')
  const kept = page.getByRole('row', { name: /Audit trail/ }).getByRole('link', { name: /pipeline\/record\.sh:\d+/ })
  await kept.first().click()
  await expect(page).toHaveURL(/code\?file=pipeline%2Frecord\.sh#L\d+$/)

  await page.goto(`${path}/kubernetes`)
  await expect(page.getByText('This design does not use Kubernetes.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Has run Kubernetes before/ })).toBeVisible()

  await page.goto(`${path}/incident`)
  await expect(page.getByRole('heading', { name: 'The first five minutes' })).toBeVisible()
  await page
    .getByRole('region', { name: 'Where to begin' })
    .getByRole('link', { name: /database/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/runbooks#rb-/)
})
