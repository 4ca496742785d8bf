import { expect, test } from 'vitest'
import { formatCount, plural } from './counts'
import { formatDate } from './dates'
import { HOURS_PER_MONTH, perMonth } from './hours'
import { formatGb, formatGib } from './sizes'
import { downMinutesPer30Days, downMinutesPerMonth, formatMinutes, formatSeconds } from './time'

test('a month has 730 hours', () => {
  expect(HOURS_PER_MONTH).toBe(730)
  expect(perMonth(40)).toBe(105_120_000)
})

test('unavailable minutes differ between a billing month and 30 days', () => {
  expect(downMinutesPerMonth(99.9)).toBe(43.8)
  expect(downMinutesPer30Days(99.9)).toBe(43.2)
  expect(downMinutesPerMonth(99.5)).toBe(219)
})

test.each([
  [0, '0 minutes'],
  [26 / 60, '26 seconds'],
  [1 / 60, '1 second'],
  [1, '1 minute'],
  [43.2, '43 minutes'],
  [59.6, '1 h'],
  [240, '4 h'],
  [219, '3 h 39 min'],
  [1440, '1 day'],
  [3240, '2 days 6 h'],
])('%d minutes read %s', (minutes, text) => {
  expect(formatMinutes(minutes)).toBe(text)
})

test('seconds turn into minutes at sixty', () => {
  expect([0.2, 30, 90].map(formatSeconds)).toEqual(['0.2 s', '30 s', '2 minutes'])
})

test.each([
  [0.25, '0.25'],
  [40, '40'],
  [12_345, '12,345'],
  [999_949, '999,949'],
  [999_950, '1 million'],
  [3_900_000, '3.9 million'],
  [1_234_000_000, '1.2 billion'],
])('%d reads %s', (count, text) => {
  expect(formatCount(count)).toBe(text)
})

test('one is singular', () => {
  expect([plural(1, 'zone'), plural(3, 'zone'), plural(2, 'copy', 'copies')]).toEqual(['1 zone', '3 zones', '2 copies'])
})

test('sizes step up at 1024 or 1000', () => {
  expect([0.5, 200, 2048, 1_048_576].map(formatGib)).toEqual(['512 MiB', '200 GiB', '2 TiB', '1 PiB'])
  expect([0, 0.5, 999, 1500].map(formatGb)).toEqual(['0 GB', '500 MB', '999 GB', '1.5 TB'])
})

test('dates are read as written', () => {
  expect(['2026-11-23', '2026-08', '2022', 'undated', '2026-11-01T23:59:00Z', '2026-13-01'].map(formatDate)).toEqual([
    '23 Nov 2026',
    'Aug 2026',
    '2022',
    'undated',
    '1 Nov 2026',
    '2026-13-01',
  ])
})
