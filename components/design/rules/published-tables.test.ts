import { expect, test } from 'vitest'
import { TOPICS } from '@/lib/decisions/decide-all'
import { firstPlaces, placeOf, publishedTables } from './published-tables'

test('every topic stands under exactly one table', () => {
  const topics = publishedTables().flatMap((published) => published.topics)
  expect(topics.toSorted()).toEqual([...TOPICS].toSorted())
})

test('every rule has one first place, among the options of its table', () => {
  const places = new Set(
    publishedTables().flatMap(({ table }) => table.lightestFirst.map((option) => placeOf(table, option))),
  )
  for (const place of firstPlaces().values()) expect(places).toContain(place)
})
