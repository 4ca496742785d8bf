import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { steps } from '@/lib/wizard/steps'
import { publishPreset } from './wizard'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Pages in groups that one test each can get through; those of a design are below its address. */
const GROUPS: { name: string; ofDesign: boolean; addresses: string[] }[] = [
  {
    name: 'the site',
    ofDesign: false,
    addresses: ['/', '/designs', '/designs/new', '/presets', '/presets/static-site', '/nothing-here'],
  },
  { name: 'the published rules', ofDesign: false, addresses: ['/rules'] },
  { name: 'the wizard', ofDesign: true, addresses: steps.map(({ slug }) => `/edit/${slug}`) },
  { name: 'the plan', ofDesign: true, addresses: ['', '/diagrams', '/decisions', '/cost'] },
  {
    name: 'building it',
    ofDesign: true,
    addresses: ['/security', '/code', '/pipeline', '/kubernetes', '/revisions', '/share'],
  },
  { name: 'running it', ofDesign: true, addresses: ['/observability', '/incident', '/runbooks', '/migration'] },
  { name: 'the document', ofDesign: true, addresses: ['/document'] },
]

async function violations(page: Page, address: string, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await faded(page)
  const found = await narrow(new AxeBuilder({ page })).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${address}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

/** What fades in has its own colour only at the end. */
const faded = (page: Page) =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

for (const { name, ofDesign, addresses } of GROUPS) {
  test(`axe finds nothing in ${name}, and no faint words in the dark`, async ({ page }) => {
    test.setTimeout(300_000)
    // The shop moves from somewhere, so it has every section that a design can have.
    const base = ofDesign ? await publishPreset(page, 'spiky-shop') : ''
    for (const address of addresses) {
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await violations(page, base + address, (axe) => axe.withTags(WCAG))).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, base + address, (axe) => axe.withRules(['color-contrast']))).toEqual([])
    }
  })
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('nothing scrolls sideways on a phone', async ({ page }) => {
  test.setTimeout(240_000)
  const design = await publishPreset(page, 'b2b-saas')
  const ofDesign = [
    '/edit/traffic',
    '/edit/review',
    '',
    '/decisions',
    '/cost',
    '/code',
    '/pipeline',
    '/incident',
    '/runbooks',
  ]
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const address of ['/', '/presets', '/rules', ...ofDesign.map((section) => design + section)]) {
      await page.goto(address)
      expect(await sideways(page), `${address} at ${width}`).toBeLessThanOrEqual(0)
    }
  }
})
