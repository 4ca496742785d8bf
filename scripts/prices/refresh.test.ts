import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CatalogFile } from '@/lib/catalog/decode'
import type { RefreshedProvider } from './refresh'
import { runRefresh } from './run-refresh'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')

type Answer = string | { status: number }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on this machine that answers with what was recorded; `ask` sees every request. */
const serve = async (answer: (url: URL, origin: string) => Answer): Promise<string> => {
  let origin = ''
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const found = answer(new URL(request.url ?? '/', origin), origin)
    if (typeof found === 'string') response.end(found)
    else response.writeHead(found.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return origin
}

const file = (change: Partial<CatalogFile>): CatalogFile => ({
  provider: 'azure',
  readOn: '2025-01-01',
  hash: '0',
  baseRegion: 'eastus2',
  regions: ['eastus2'],
  sources: ['https://old.example'],
  notes: [],
  ratios: {},
  prices: [],
  machineTypes: [],
  machines: [],
  commitments: [],
  ...change,
})

const place = (region: string, rows: string[]) => ({
  region,
  source: 0,
  readOn: '2025-01-01',
  spotSource: 0,
  spotReadOn: '2025-01-01',
  rows,
})

/** Runs the command on a folder that holds one catalogue, and tells how that ended. */
const run = async (
  catalog: CatalogFile,
  origin: string,
  args: string[] = [],
  key: string | undefined = 'secret-key',
) => {
  const provider = catalog.provider as RefreshedProvider
  const folder = mkdtempSync(join(tmpdir(), 'prices-'))
  const path = join(folder, `${provider}.json`)
  writeFileSync(path, JSON.stringify(catalog))
  let stdout = ''
  let stderr = ''
  const status = await runRefresh({
    args: ['--provider', provider, ...args],
    folder,
    environment: { GOOGLE_API_KEY: key },
    today: '2026-11-23',
    endpoints: { aws: origin, gcp: origin, azure: origin },
    waitMs: 1,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  const after = JSON.parse(readFileSync(path, 'utf8')) as CatalogFile
  return { status, stdout, stderr, after, files: readdirSync(folder) }
}

const EMPTY_PAGE = JSON.stringify({ Items: [], NextPageLink: null })
const CONTAINER_APPS = 'azure/container-apps/container-apps.standard'
const services = file({
  prices: [
    `${CONTAINER_APPS}.standard-requests|operation|1000000|2000000v|eastus2~0:0,2000000:0.5~0~2025-01-01~v~`,
    `${CONTAINER_APPS}.standard-vcpu-idle-usage|second|1||eastus2~0:0.000003~0~2025-01-01~v~`,
    'azure/blob/general-block-blob-v2.hot-lrs.hot-lrs-data-stored|GB-month|1||eastus2~0:0.02~0~2025-01-01~v~',
    'azure/private-link/endpoint-hour|hour|1||eastus~0:0.01~0~2025-01-01~v~',
  ],
})

const azureAnswers = (url: URL): Answer => {
  const filter = url.searchParams.get('$filter') ?? ''
  if (filter.includes("'Azure Container Apps'")) return fixture('azure-container-apps-eastus2')
  return filter.includes("'Storage'") ? fixture('azure-blob-eastus2') : EMPTY_PAGE
}

test('Azure: prices come in the pack and with the allowance of the catalogue, tiers and all, and the rest keeps its row', async () => {
  const { status, after, stdout } = await run(services, await serve(azureAnswers))
  expect(status).toBe(0)
  expect(after.prices).toEqual([
    `${CONTAINER_APPS}.standard-requests|operation|1000000|2000000v|eastus2~0:0,2000000:0.4~1~2026-11-23~v~`,
    `${CONTAINER_APPS}.standard-vcpu-idle-usage|second|1||eastus2~0:0.000003~1~2026-11-23~v~`,
    'azure/blob/general-block-blob-v2.hot-lrs.hot-lrs-data-stored|GB-month|1||eastus2~0:0.0184,51200:0.017664,512000:0.016928~1~2026-11-23~v~',
    'azure/private-link/endpoint-hour|hour|1||eastus~0:0.01~0~2025-01-01~v~',
  ])
  expect(after.sources[1]).toBe('https://prices.azure.com/api/retail/prices')
  expect(after.readOn).toBe('2026-11-23')
  expect(after.hash).not.toBe('0')
  expect(stdout).toBe('azure: 3 prices read again, 2 changed, read on 2026-11-23\n')
})

test('Azure: Linux machines only, page by page', async () => {
  const westeurope = file({
    regions: ['westeurope'],
    machineTypes: ['Standard_D2s_v5|2|8|x86_64', 'Standard_D4s_v5|4|16|x86_64', 'Standard_B32s_v2|32|128|x86_64'],
    machines: [place('westeurope', ['Standard_B32s_v2|1.5|', 'Standard_D2s_v5|0.12|0.03', 'Standard_D4s_v5|0.23|'])],
  })
  let pages = 0
  const origin = await serve((url, own) => {
    if (!(url.searchParams.get('$filter') ?? '').includes("'Virtual Machines'")) return EMPTY_PAGE
    pages += 1
    const isFirst = url.searchParams.get('$skip') === null
    const page = JSON.parse(fixture('azure-vm-westeurope')) as { NextPageLink: string | null }
    const { search } = new URL(page.NextPageLink ?? '')
    return JSON.stringify(
      isFirst
        ? { ...page, Items: [], NextPageLink: `${own}${url.pathname}${search}` }
        : { ...page, NextPageLink: null },
    )
  })
  const { after } = await run(westeurope, origin)
  expect(pages).toBe(2)
  expect(after.machines[0]?.rows).toEqual([
    'Standard_B32s_v2|1.536||1|2026-11-23|v|',
    'Standard_D2s_v5|0.115|0.03|1|2026-11-23|v|',
    'Standard_D4s_v5|0.23||1|2026-11-23|v|',
  ])
})

const OFFERS: Readonly<Record<string, string>> = {
  '/offers/v1.0/aws/AmazonEC2/20240528203522/us-east-1/index.json': fixture('aws-ec2-us-east-1'),
  '/offers/v1.0/aws/AmazonEC2/20230322145651/us-east-2/index.json': fixture('aws-ec2-us-east-2'),
  '/offers/v1.0/aws/AWSLambda/20261001184746/eu-west-1/index.json': fixture('aws-lambda-eu-west-1'),
}

/** An offer that was not recorded for a region answers with one that has nothing in it. */
const awsAnswers = (url: URL): Answer => {
  const offer = /aws\/(\w+)\/current\/region_index/.exec(url.pathname)?.[1]
  if (offer === undefined) return OFFERS[url.pathname] ?? JSON.stringify({ products: {}, terms: { OnDemand: {} } })
  const regions = ['us-east-1', 'us-east-2', 'eu-west-1'].map((region) => {
    const recorded = Object.keys(OFFERS).find((path) => path.includes(`/${offer}/`) && path.includes(`/${region}/`))
    return [region, { currentVersionUrl: recorded ?? `/offers/v1.0/aws/${offer}/20261001000000/${region}/index.json` }]
  })
  return JSON.stringify({ regions: Object.fromEntries(regions) })
}

const aws = file({
  provider: 'aws',
  baseRegion: 'us-east-1',
  regions: ['us-east-1', 'us-east-2', 'eu-west-1'],
  prices: [
    'aws/ebs/gp3-gb-month|GB-month|1||us-east-1~0:0.08~0~2025-01-01~v~',
    'aws/lambda/gb-second|GB-second|1|400000u|eu-west-1~0:0,400000:0.00002~0~2025-01-01~v~',
  ],
  machineTypes: ['m5.large|2|8|x86_64', 'p3.8xlarge|32|244|x86_64', 'p4d.24xlarge|96|1152|x86_64'],
  machines: [place('us-east-1', ['p4d.24xlarge|30|10']), place('us-east-2', []), place('eu-west-1', [])],
})

test('AWS: machines on demand and not capacity blocks, volumes in a region without a row, Lambda with its tiers and allowance', async () => {
  const { status, after } = await run(aws, await serve(awsAnswers))
  expect(status).toBe(0)
  expect(after.machines[0]?.rows).toEqual(['p4d.24xlarge|32.7726|10|3|2024-05-28|v|'])
  expect(after.prices).toEqual([
    'aws/ebs/gp3-gb-month|GB-month|1||us-east-1~0:0.08~0~2025-01-01~v~|us-east-2~0:0.08~1~2023-03-22~v~',
    'aws/lambda/gb-second|GB-second|1|400000u|eu-west-1~0:0,400000:0.0000166667,6000000000:0.000015,15000000000:0.0000133334~2~2026-10-01~v~',
  ])
  expect(after.readOn).toBe('2026-10-01')
})

const gcp = file({
  provider: 'gcp',
  baseRegion: 'us-central1',
  regions: ['us-central1'],
  machineTypes: ['a2-highmem-2|2|10|x86_64', 'e2-small|0.5|2|x86_64'],
  machines: [place('us-central1', ['a2-highmem-2|0.1|0.02', 'e2-small|0.02|'])],
})

const dollarsOnly = (): string => {
  const answer = JSON.parse(fixture('gcp-compute')) as { skus: { description: string }[] }
  return JSON.stringify({
    skus: answer.skus.filter(({ description }) => description.endsWith('Americas') && !description.startsWith('E2')),
  })
}

test('Google Cloud: a machine is its cores and its memory; a shared core keeps its dated price', async () => {
  // 2 × 0.031611 + 10 × 0.004237
  const { after } = await run(gcp, await serve(dollarsOnly))
  expect(after.machines[0]?.rows).toEqual(['a2-highmem-2|0.105592|0.02|1|2023-03-24|v|', 'e2-small|0.02|'])
})

test('another currency is refused, and the key is in no message', async () => {
  const { status, stderr, after } = await run(gcp, await serve(() => fixture('gcp-compute')))
  expect(status).toBe(1)
  expect(stderr).toContain('came in IDR, not in USD; the catalogue stays as it is')
  expect(stderr).not.toContain('secret-key')
  expect(after).toEqual(gcp)
})

test('Google Cloud without a key is a wrong use', async () => {
  const { status, stderr } = await run(gcp, 'http://127.0.0.1:9', [], '')
  expect(status).toBe(2)
  expect(stderr).toContain('set GOOGLE_API_KEY')
})

test('a busy server is asked again', async () => {
  let asked = 0
  const origin = await serve((url) => {
    asked += 1
    return asked === 1 ? { status: 429 } : azureAnswers(url)
  })
  expect((await run(services, origin)).status).toBe(0)
})

/** Where a server was and is no more. */
const nobody = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

test.each([
  ['no network', nobody, 'ECONNREFUSED'],
  ['a server that only fails', () => serve(() => ({ status: 503 })), 'HTTP 503'],
  [
    'an answer of another form',
    () => serve(() => '{"Items":[{"currencyCode":"EUR"}],"NextPageLink":null}'),
    'Items.0.currencyCode',
  ],
])('%s: one line, status 1, and the old catalogue and nothing beside it', async (_, origin, words) => {
  const { status, stdout, stderr, after, files } = await run(services, await origin())
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^prices:refresh: .+; the catalogue stays as it is$/)
  expect(stderr).toContain(words)
  expect(after).toEqual(services)
  expect(files).toEqual(['azure.json'])
})

test('a region whose machines have gone is not whole', async () => {
  const { status, stderr } = await run(
    file({ machineTypes: ['Standard_D2s_v5|2|8|x86_64'], machines: [place('eastus2', ['Standard_D2s_v5|0.1|'])] }),
    await serve(azureAnswers),
  )
  expect(status).toBe(1)
  expect(stderr).toContain('azure eastus2: 0 of 1 machine types came back')
})

test('--check writes nothing and prints what moved by more than so much', async () => {
  const { status, stdout, after } = await run(services, await serve(azureAnswers), ['--check', '10'])
  expect(status).toBe(0)
  expect(stdout).toBe(
    [
      'azure: 3 prices read, 1 differ by more than 10%',
      `  ${CONTAINER_APPS}.standard-requests eastus2: 0.5 → 0.4 (-20.0%)`,
      '',
    ].join('\n'),
  )
  expect(after).toEqual(services)
})
