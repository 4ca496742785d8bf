import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { commitmentSaving, standingLines } from '@/lib/findings/commitment-savings'
import { inputOf } from '@/lib/findings/input.fixture'
import { commitment, shutdown } from '@/lib/findings/savings'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { commitments } from './commitment'
import { scheduling } from './scheduling'

const CASES = SCENARIOS.flatMap(({ slug, document }) => PROVIDERS.map((provider) => ({ slug, document, provider })))

const askedOn = ({ document, provider }: (typeof CASES)[number]) => {
  const input = inputOf({
    ...document,
    platform: { ...document.platform, provider, region: null, regionSecond: null },
    insistOn: { ...document.insistOn, provider },
  })
  const { requirements, whatIf } = input
  return { input, levers: { requirements, ask: whatIf, catalog, now: whatIf((same) => same) } }
}
const sumOf = (drafts: { monthlyUsd: number }[]) => -sumUsd(drafts.map(({ monthlyUsd }) => monthlyUsd))

test.each(CASES)('$slug on $provider: the note on commitments names what the levers come to', (each) => {
  const { input, levers } = askedOn(each)
  const { drafts } = commitments(levers)
  const [note] = commitment(input)
  if (!note) return
  const oneYear = sumOf(drafts.filter(({ id }) => id.endsWith('-1y')))
  expect(note.message).toContain(`it is ${formatUsd(oneYear)} a month less`)
  const onlyOne = standingLines(input.cost.lines, input.design).flatMap((line) =>
    commitmentSaving(line, 3, input.design, catalog) ? [] : (commitmentSaving(line, 1, input.design, catalog) ?? []),
  )
  const threeYears = sumUsd([sumOf(drafts.filter(({ id }) => id.endsWith('-3y'))), ...onlyOne.map(({ usd }) => usd)])
  if (threeYears > oneYear) expect(note.message).toContain(`for three years ${formatUsd(threeYears)} less`)
})

test.each(CASES)('$slug on $provider: the note on nights and weekends names what the levers come to', (each) => {
  const { input, levers } = askedOn(each)
  const stopped = scheduling(levers).drafts.filter(({ id }) => id.startsWith('schedule-'))
  const [note] = shutdown(input)
  if (note) expect(note.message).toContain(`it is ${formatUsd(sumOf(stopped))} less`)
  // The note is silent below ten dollars and in a trial.
  else if (!input.facts.isTrial) expect(sumOf(stopped)).toBeLessThan(10)
})

test('the notes are raised on every cloud, so that there is something to agree on', () => {
  for (const provider of PROVIDERS) {
    const notes = CASES.filter((each) => each.provider === provider).map((each) => askedOn(each).input)
    expect(notes.filter((input) => commitment(input).length > 0).length).toBeGreaterThan(0)
    expect(notes.filter((input) => shutdown(input).length > 0).length).toBeGreaterThan(0)
  }
})
