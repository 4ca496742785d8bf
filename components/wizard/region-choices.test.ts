import { expect, test } from 'vitest'
import type { Answers } from '@/lib/wizard/answers'
import type { Cloud } from '@/lib/wizard/clouds'
import { CLOUDS } from '@/lib/wizard/clouds'
import { readAnswers } from '@/lib/wizard/reader'
import { foreignRegions, regionChoices } from './region-choices'

const offered = (answers: Answers, cloud: Cloud) => regionChoices(readAnswers(answers), cloud).first.map(({ id }) => id)

test('the list is the chosen cloud’s, where the data may be, nearest to the users first', () => {
  const answers = { 'data.residency': 'eu', 'traffic.audience': ['eu'] }
  expect(offered(answers, 'azure')).toContain('westeurope')
  expect(offered(answers, 'azure')).not.toContain('eastus')
  expect(offered(answers, 'gcp').every((id) => id.startsWith('europe-'))).toBe(true)
  expect(offered(answers, 'aws').every((id) => id.startsWith('eu-'))).toBe(true)
})

test('a second region is far from the first and of the same cloud', () => {
  const { second } = regionChoices(readAnswers({ 'platform.region': 'westeurope' }), 'azure')
  expect(second.length).toBeGreaterThan(0)
  expect(second.map(({ id }) => id)).not.toContain('westeurope')
})

test.each([
  ['aws', 'eu-west-1', 'azure', 'northeurope'],
  ['azure', 'westeurope', 'gcp', 'europe-west4'],
  ['gcp', 'us-east1', 'aws', 'us-east-1'],
] as [Cloud, string, Cloud, string][])(
  'a region of %s (%s) is said to be none of %s, with the nearest there and the way back',
  (owner, region, cloud, near) => {
    const [warning] = foreignRegions(readAnswers({ 'platform.region': region }), cloud)
    expect(warning?.at).toBe('platform.region')
    expect(warning?.message).toContain(CLOUDS[cloud])
    expect(warning?.uses.map(({ changes }) => changes)).toEqual([
      { 'platform.region': near },
      { 'platform.provider': owner },
    ])
    expect(foreignRegions(readAnswers({ 'platform.region': near }), cloud)).toEqual([])
    expect(foreignRegions(readAnswers({ 'platform.region': region }), owner)).toEqual([])
  },
)

test('a second region counts only where one is asked for', () => {
  const answers = { 'platform.regionSecond': 'eu-west-1' }
  expect(foreignRegions(readAnswers(answers), 'azure')).toEqual([])
  expect(foreignRegions(readAnswers({ ...answers, 'availability.scope': 'region' }), 'azure')).toHaveLength(1)
})
