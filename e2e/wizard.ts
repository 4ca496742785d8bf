import { expect, type Locator, type Page } from '@playwright/test'
import type { Scenario } from '@/lib/scenarios/scenarios'
import type { Answers } from '@/lib/wizard/answers'
import { answersFrom } from '@/lib/wizard/answers-from'
import { type Step, steps } from '@/lib/wizard/steps'

/** Begins a draft from nothing, as somebody on the home page would. */
export async function startFromScratch(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Start from scratch' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Workload' })).toBeVisible()
}

/** Answers a step's essential questions as the workload has them, in the page's order, since answers call for further questions. */
export async function answerStep(page: Page, step: Step, { document }: Scenario): Promise<void> {
  const answers = answersFrom(document)
  for (const { key, tier } of step.questions) {
    const answer = answers[key]
    if (tier !== 'essential' || answer === undefined) continue
    await answerField(page, key, answer)
  }
}

async function answerField(page: Page, key: string, answer: Answers[string]): Promise<void> {
  const fields = page.locator(`[name="${key}"]`)
  await expect(fields.first()).toBeAttached()
  const type = await fields.first().getAttribute('type')
  if (type === 'checkbox') {
    for (const value of [answer].flat()) await page.locator(`[name="${key}"][value="${value}"]`).check()
  } else if (type === 'radio') {
    await page.locator(`[name="${key}"][value="${answer}"]`).check()
  } else if ((await fields.first().evaluate(({ tagName }) => tagName)) === 'SELECT') {
    await fields.first().selectOption(String(answer))
  } else {
    await fields.first().fill(String(answer))
  }
}

export const continueButton = (page: Page) => page.getByRole('button', { name: /^Continue to / })

/** All questions of all steps, to the review. */
export async function answerAll(page: Page, scenario: Scenario): Promise<void> {
  for (const [index, step] of steps.slice(0, -1).entries()) {
    await expect(page.getByRole('heading', { level: 1, name: step.title })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/edit/${step.slug}$`))
    await expect(page.getByText(`Step ${index + 1} of ${steps.length}`).first()).toBeVisible()
    await answerStep(page, step, scenario)
    await continueButton(page).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
}

export async function createDesign(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create design' }).click()
  await page.waitForURL(/\/designs\/[^/]+$/)
  return new URL(page.url()).pathname
}

/** A design from a preset, published: where most journeys begin. */
export async function publishPreset(page: Page, slug: string): Promise<string> {
  await page.goto(`/presets/${slug}`)
  await page.getByRole('link', { name: 'Use this preset' }).click()
  await page.getByRole('button', { name: 'Use this preset' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { pathname } = new URL(page.url())
  await page.goto(`${pathname.replace(/\/edit.*/, '')}/edit/review`)
  return createDesign(page)
}

/** A draft from a preset, opened at one step. */
export async function startAt(page: Page, preset: string, step: string): Promise<void> {
  await page.goto(`/designs/new?preset=${preset}`)
  await page.getByRole('button', { name: 'Use this preset' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Workload' })).toBeVisible()
  await page.goto(page.url().replace(/\/edit\/.*/, `/edit/${step}`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** A warning by its title, among those under one question. */
export const card = (page: Page, key: string, title: string): Locator =>
  page.locator(`[id="q-${key}"] ~ ul > li`, { hasText: title })
