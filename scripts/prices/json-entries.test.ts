import { expect, test } from 'vitest'
import { jsonEntries } from './json-entries'

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const entriesOf = async (text: string, size: number) => {
  const found = []
  for await (const entry of jsonEntries(inPieces(text, size), ['products', 'terms.OnDemand'])) found.push(entry)
  return found
}

const TEXT = JSON.stringify({
  version: '1',
  products: { A: { name: 'a "quoted" } name\\', list: [{ deep: {} }] }, B: {} },
  terms: { Reserved: { A: { x: 1 } }, OnDemand: { A: { x: 2 } } },
})

test.each([1, 3, 7, 10_000])('entries come whole, however the text is cut: %i at a time', async (size) => {
  expect(await entriesOf(TEXT, size)).toEqual([
    { path: 'products', key: 'A', value: { name: 'a "quoted" } name\\', list: [{ deep: {} }] } },
    { path: 'products', key: 'B', value: {} },
    { path: 'terms.OnDemand', key: 'A', value: { x: 2 } },
  ])
})

test('a text that ends too early is an error', async () => {
  await expect(entriesOf(TEXT.slice(0, -1), 100)).rejects.toThrow('ended too early')
})
