import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import type { CatalogFile } from '@/lib/catalog/decode'
import { changesOver } from './changes'
import { progressOn } from './progress'
import { PROVIDERS } from './providers'
import { AZURE_STEPS } from './read-azure'
import { type Refreshed, type RefreshedProvider, refresh } from './refresh'

export const HELP = `usage: npm run prices:refresh -- [--provider aws,gcp,azure] [--check PERCENT]

Reads the public price APIs and writes lib/catalog/data, all files or none.
  --provider  only these clouds; all three by default
  --check     writes nothing; prints each price that differs by more than PERCENT

What is read again, in every region of the catalogue:
  aws    Price List Bulk API: Linux machines on demand, gp3 volumes, NAT gateways, Lambda's seconds.
         A file of 440 MB a region: allow an hour.
  gcp    Cloud Billing Catalog API, with the key in GOOGLE_API_KEY: machines whose cores and memory are described
         by family ("E2 Instance Core"); shared cores and the other families are not.
  azure  Retail Prices API: Linux machines on demand, Blob, Container Apps, App Service, Functions, API Management,
         Application Gateway, Event Hubs, Service Bus, Key Vault, Log Analytics, Container Registry.
Everything else, spot prices and commitments among it, keeps its row and its date.`

export type RunInput = {
  args: string[]
  folder: string
  environment: Readonly<Record<string, string | undefined>>
  today: string
  endpoints?: Readonly<Record<RefreshedProvider, string>>
  waitMs?: number
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined }
}

const ENDPOINTS: Readonly<Record<RefreshedProvider, string>> = {
  aws: 'https://pricing.us-east-1.amazonaws.com',
  gcp: 'https://cloudbilling.googleapis.com',
  azure: 'https://prices.azure.com',
}

/** The exit status. Whatever goes wrong is one line, and the catalogue stays as it was. */
export const runRefresh = async (input: RunInput): Promise<number> => {
  try {
    const asked = parse(input.args)
    if (asked === 'help') {
      input.stdout.write(`${HELP}\n`)
      return 0
    }
    const { providers, check } = asked
    if (providers.includes('gcp') && !input.environment.GOOGLE_API_KEY)
      throw new UsageError('Google Cloud asks for a key: set GOOGLE_API_KEY, or name the others with --provider')
    const results = await readAll(providers, input)
    if (check === null) write(results, input)
    else input.stdout.write(changesOver(check, results))
    return 0
  } catch (error) {
    input.stderr.write(`prices:refresh: ${lineOf(error)}; the catalogue stays as it is\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

const lineOf = (error: unknown): string => {
  const [issue] = error instanceof ZodError ? error.issues : []
  if (issue) return `an answer has another form than expected: ${issue.path.join('.')}: ${issue.message}`
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
}

class UsageError extends Error {}

const parse = (args: string[]): 'help' | { providers: RefreshedProvider[]; check: number | null } => {
  const { values } = parsed(args)
  if (values.help) return 'help'
  const names = values.provider?.split(',') ?? [...PROVIDERS]
  const unknown = names.find((name) => !PROVIDERS.some((provider) => provider === name))
  if (unknown !== undefined) throw new UsageError(`--provider is of aws, gcp and azure, got ${unknown}`)
  const check = values.check === undefined ? null : Number(values.check)
  if (check !== null && !(check >= 0)) throw new UsageError(`--check is a percentage, got ${values.check}`)
  return { providers: PROVIDERS.filter((provider) => names.includes(provider)), check }
}

const parsed = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: { provider: { type: 'string' }, check: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

const pathOf = (folder: string, provider: string) => join(folder, `${provider}.json`)

/** Files or pages that a cloud's prices come in; those of Google Cloud are few and not known before. */
const stepsOf = (provider: RefreshedProvider, { regions }: CatalogFile): number =>
  ({ aws: 2 * regions.length, azure: AZURE_STEPS * regions.length, gcp: 10 })[provider]

const readAll = async (providers: readonly RefreshedProvider[], input: RunInput) => {
  const files = providers.map((provider) => ({
    provider,
    file: JSON.parse(readFileSync(pathOf(input.folder, provider), 'utf8')) as CatalogFile,
  }))
  const total = files.reduce((sum, { provider, file }) => sum + stepsOf(provider, file), 0)
  const progress = progressOn(input.stderr, total)
  const results: { provider: RefreshedProvider; refreshed: Refreshed }[] = []
  try {
    for (const { provider, file } of files) {
      const refreshed = await refresh(provider, {
        file,
        endpoint: (input.endpoints ?? ENDPOINTS)[provider],
        key: input.environment.GOOGLE_API_KEY ?? '',
        today: input.today,
        waitMs: input.waitMs ?? 1_000,
        step: progress.step,
      })
      results.push({ provider, refreshed })
    }
  } finally {
    progress.end()
  }
  return results
}

/** All are written beside the old ones first, so that what fails on the way leaves the old ones whole. */
const write = (results: Awaited<ReturnType<typeof readAll>>, { folder, stdout }: RunInput): void => {
  for (const { provider, refreshed } of results)
    writeFileSync(`${pathOf(folder, provider)}.new`, `${JSON.stringify(refreshed.file, null, 1)}\n`)
  for (const { provider, refreshed } of results) {
    renameSync(`${pathOf(folder, provider)}.new`, pathOf(folder, provider))
    const { rows, changes, file } = refreshed
    stdout.write(`${provider}: ${rows} prices read again, ${changes.length} changed, read on ${file.readOn}\n`)
  }
}
