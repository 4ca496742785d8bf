import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse as parseYaml } from 'yaml'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { planJson } from '@/lib/plan-json'
import { report } from '@/lib/report/report'
import { parseRequirements } from '@/lib/requirements/parse'
import packageFile from '@/package.json' with { type: 'json' }

const HELP = `Plans the infrastructure of a workload from its requirements.

  devops --infra requirements.json [--json] [--out file]

  --infra FILE   requirements.json, or the same as YAML; - reads standard input
  --json         the plan as JSON, byte for byte what POST /api/plan answers; without it, the report as Markdown
  --out FILE     writes there instead of to standard output
  --help         this text
  --version      the version of Groundplan

Ends with 0, with 2 where the requirements or the arguments are wrong (one line each on standard error: path: message),
and with 1 where a file cannot be read or written.
`

/** The command line. Answers the exit status. */
export async function devops(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') return refuse([options, 'Try devops --help.'])
  if (options.help) return print(HELP)
  if (options.version) return print(`${packageFile.version}\n`)
  if (!options.infra) return refuse(['--infra: is required and must name a file, or - for standard input'])

  let text: string
  try {
    text = readFileSync(options.infra === '-' ? 0 : options.infra, 'utf8')
  } catch (error) {
    return fail(error)
  }
  const document = readDocument(text.replace(/^\uFEFF/, ''))
  if (!document.ok) return refuse([document.message])
  const requirements = parseRequirements(document.value)
  if (!requirements.ok) return refuse(requirements.errors.map(({ path, message }) => `${path}: ${message}`))

  const planned = plan(requirements.value, catalog)
  const answer = options.json ? planJson(planned) : report(planned)
  try {
    if (options.out) writeFileSync(options.out, answer)
    else print(answer)
    return 0
  } catch (error) {
    return fail(error)
  }
}

type Options = { infra?: string; json?: boolean; out?: string; help?: boolean; version?: boolean }

/** The options, or what is wrong with them. */
function readOptions(args: string[]): Options | string {
  const known = { infra: 'string', json: 'boolean', out: 'string', help: 'boolean', version: 'boolean' } as const
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]))
  try {
    return parseArgs({ args, options, allowPositionals: false }).values as Options
  } catch (error) {
    return messageOf(error).split('. ')[0] ?? ''
  }
}

/** JSON is YAML as well, but its own parser is strict and points at the place, so what looks like JSON is read as that. */
function readDocument(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: text.trimStart().startsWith('{') ? JSON.parse(text) : parseYaml(text) }
  } catch (error) {
    return { ok: false, message: `(document): ${messageOf(error).split('\n')[0]}` }
  }
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function refuse(lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}

function fail(error: unknown): number {
  process.stderr.write(`${messageOf(error)}\n`)
  return 1
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
