import { parseArgs } from 'node:util'
import type { Limit } from '@/lib/report/plan-changes'
import { WAYS, type WayName } from './ways'

export type Options = {
  way: WayName
  /** A path, or - for standard input; undefined where none was named. */
  file: string | undefined
  json: boolean
  out: string | undefined
  force: boolean
  save: string | undefined
  provider: string | undefined
  insist: readonly string[]
  /** The saved plan to compare with. */
  check: string | undefined
  limit: Limit
  help: boolean
  version: boolean
}

const KNOWN = {
  infra: { type: 'boolean' },
  pipeline: { type: 'boolean' },
  k8s: { type: 'boolean' },
  terraform: { type: 'boolean' },
  incident: { type: 'boolean' },
  cost: { type: 'boolean' },
  check: { type: 'string' },
  'max-increase': { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  save: { type: 'string' },
  provider: { type: 'string' },
  insist: { type: 'string', multiple: true },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const

/** The options, or what is wrong with them, by name. */
export function readOptions(args: readonly string[]): { ok: true; value: Options } | { ok: false; message: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args.flatMap(split))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, message: message.split('. ')[0] ?? '' }
  }
  const { values, positionals } = parsed
  const chosen = WAYS.filter((way) => values[way])
  const limit = limitOf(values['max-increase'])
  const misfit = misfitOf(values, positionals, chosen) ?? (limit === undefined ? LIMIT : undefined)
  if (misfit !== undefined || limit === undefined) return { ok: false, message: misfit ?? LIMIT }
  return {
    ok: true,
    value: {
      way: chosen[0] ?? 'brief',
      file: positionals[0],
      json: values.json ?? false,
      out: values.out,
      force: values.force ?? false,
      save: values.save,
      provider: values.provider,
      insist: values.insist ?? [],
      check: values.check,
      limit,
      help: values.help ?? false,
      version: values.version ?? false,
    },
  }
}

const parse = (args: string[]) => parseArgs({ args, options: KNOWN, allowPositionals: true })

/** `--infra=FILE` is `--infra FILE`: the file stands by itself either way, since it may be left out. */
function split(arg: string): string[] {
  const way = WAYS.find((name) => arg.startsWith(`--${name}=`))
  return way === undefined ? [arg] : [`--${way}`, arg.slice(way.length + 3)]
}

type Values = ReturnType<typeof parse>['values']

/** What does not go together, said by the names of the options. */
function misfitOf(values: Values, files: readonly string[], ways: readonly string[]): string | undefined {
  const named = [...ways, ...(values.check === undefined ? [] : ['check'])].map((name) => `--${name}`)
  if (named.length > 1) return `${named.join(' and ')} do not go together: each is an answer of its own`
  if (files.length > 1) return `${files.join(' and ')}: only one file of requirements is read`
  if (values['max-increase'] !== undefined && values.check === undefined)
    return '--max-increase: goes only with --check'
  if (values.save !== undefined && files.length > 0)
    return `--save: keeps answers that were asked for, and ${files[0]} answers already`
  if (values.save !== undefined && values.check !== undefined) return '--save and --check do not go together'
  const isFolder = values.terraform && values.out !== undefined
  if (values.json && isFolder)
    return '--json and --terraform --out do not go together: the files have formats of their own'
  if (values.force && (!isFolder || values.out?.endsWith('.zip')))
    return '--force: goes only with --terraform --out FOLDER'
  for (const name of ['out', 'save', 'check'] as const) if (values[name] === '') return `--${name}: must name a path`
  return undefined
}

const LIMIT = '--max-increase: must be a share like 5% or an amount in dollars like 20'

function limitOf(text: string | undefined): Limit | undefined {
  if (text === undefined) return { usd: 0 }
  const match = /^\$?(\d+(?:\.\d+)?)(%?)$/.exec(text.trim())
  if (!match) return undefined
  return match[2] === '%' ? { percent: Number(match[1]) } : { usd: Number(match[1]) }
}
