import { expect, test } from 'vitest'
import { refuseOtherSites } from './access'

const ask = (headers: Record<string, string>) => () =>
  refuseOtherSites(
    new Request('http://groundplan.example/api/designs', {
      method: 'POST',
      headers: { host: 'groundplan.example', ...headers },
    }),
  )

test.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'http://groundplan.example' }],
  ['an address that was typed', { 'sec-fetch-site': 'none' }],
  ['an older browser on a page of ours', { origin: 'http://groundplan.example' }],
  ['a page of ours behind a proxy', { origin: 'https://public.example', 'x-forwarded-host': 'public.example' }],
  ['a client that is not a browser', {}],
])('%s may ask for a change', (_, headers) => {
  expect(ask(headers)).not.toThrow()
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
  ['a sibling domain', { 'sec-fetch-site': 'same-site', origin: 'http://other.groundplan.example' }],
  ['an older browser on another site', { origin: 'https://elsewhere.example' }],
  ['a sandboxed frame', { origin: 'null' }],
])('%s may not', (_, headers) => {
  expect(ask(headers)).toThrow('another site')
})
