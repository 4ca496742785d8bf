import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { steps } from '@/lib/wizard/steps'
import { publishPreset } from './wizard'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectAccessible(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(
    violations.map(({ id, nodes }) => `${address}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([])
}

const expectNoSidewaysScroll = async (page: Page, address: string) =>
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    address,
  ).toBeLessThanOrEqual(0)

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing on any page', async ({ page }) => {
      test.setTimeout(240_000)
      const design = await publishPreset(page, 'spiky-shop')
      const sections = [
        '',
        '/diagrams',
        '/decisions',
        '/cost',
        '/security',
        '/code',
        '/pipeline',
        '/observability',
        '/runbooks',
        '/migration',
        '/revisions',
        '/share',
        '/document',
      ]
      const addresses = [
        '/',
        '/designs',
        '/designs/new',
        '/presets',
        '/presets/b2b-saas',
        '/rules',
        '/nothing-here',
        ...steps.map(({ slug }) => `${design}/edit/${slug}`),
        ...sections.map((section) => `${design}${section}`),
      ]
      for (const address of addresses) await expectAccessible(page, address)
    })
  })
}

test('nothing scrolls sideways on a phone', async ({ page }) => {
  test.setTimeout(180_000)
  const design = await publishPreset(page, 'b2b-saas')
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const address of [
      '/',
      '/presets',
      '/rules',
      `${design}/edit/traffic`,
      `${design}/edit/review`,
      design,
      `${design}/decisions`,
      `${design}/cost`,
      `${design}/code`,
      `${design}/runbooks`,
    ]) {
      await page.goto(address)
      await expectNoSidewaysScroll(page, `${address} at ${width}`)
    }
  }
})
