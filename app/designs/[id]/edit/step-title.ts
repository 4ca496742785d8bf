import { steps } from '@/lib/wizard/steps'

/** "Traffic – Step 2 of 9 – Tidewater Bookings"; "Error: " before it where the page names one. */
export function stepTitle(slug: string, name: string, isWrong: boolean): string {
  const index = steps.findIndex((step) => step.slug === slug)
  const step = steps[index]
  if (!step) return name
  return `${isWrong ? 'Error: ' : ''}${step.title} – Step ${index + 1} of ${steps.length} – ${name}`
}
