import { writeFileSync } from 'node:fs'
import { catalog } from '@/lib/catalog/catalog'
import { handedOver } from '@/lib/handed-over'
import { plan } from '@/lib/plan'
import { PlanDocument } from '@/lib/plan-document'
import { planJson } from '@/lib/plan-json'
import { changesReport, planChanges } from '@/lib/report/plan-changes'
import { type FieldError, parseRequirements, parseWith } from '@/lib/requirements/parse'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import packageFile from '@/package.json' with { type: 'json' }
import { adjust } from './devops/adjust'
import { ask } from './devops/ask'
import { HELP } from './devops/help'
import { type Options, readOptions } from './devops/options'
import { readDocument } from './devops/read-file'
import { ways } from './devops/ways'
import { writeFolder, writeZip } from './devops/write-files'

/** The command line. Answers the exit status. */
export async function devops(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) return refuse([options.message, 'Try devops --help.'])
  if (options.value.help) return print(HELP)
  if (options.value.version) return print(`${packageFile.version}\n`)
  try {
    return await answer(options.value)
  } catch (error) {
    // Parsing refuses what is wrong with the input; what is thrown is a file that cannot be read or written.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

async function answer(options: Options): Promise<number> {
  const saved = options.check === undefined ? undefined : savedPlan(options.check)
  if (saved && !saved.ok) return refuse(saved.errors)
  const input = await requirementsFor(options, saved?.value)
  if (!input.ok) return refuse(input.errors)
  const adjusted = adjust(input.value, options)
  if (!adjusted.ok) return refuse(adjusted.errors)
  const document = adjusted.value
  if (options.save !== undefined) writeFileSync(options.save, planJson(document))

  const now = plan(document, catalog)
  if (saved) return compared(saved.value, now, options)
  if (options.way === 'terraform' && options.out !== undefined) return hand(now, document, options.out, options.force)
  const way = ways[options.way]
  return put(options.json ? planJson(way.json(now)) : way.markdown(now), options.out)
}

type Input = { ok: true; value: RequirementsDocument } | { ok: false; errors: string[] }

/** From the file, from a saved plan, or from whoever sits at the terminal. */
async function requirementsFor({ file, way }: Options, saved: PlanDocument | undefined): Promise<Input> {
  if (file !== undefined) {
    const read = readDocument(file)
    return read.ok ? parsed(read.value) : { ok: false, errors: [read.message] }
  }
  if (saved) return parsed(saved.requirements)
  if (!process.stdin.isTTY)
    return {
      ok: false,
      errors: ['FILE: is required where nobody can be asked: name requirements.json, or - for standard input'],
    }
  const document = await ask(ways[way].questions)
  if (document === undefined) return { ok: false, errors: ['The questions were broken off, so nothing was planned.'] }
  process.stderr.write('\nPlanning …\n')
  return parsed(document)
}

function parsed(document: unknown): Input {
  const requirements = parseRequirements(document)
  return requirements.ok ? requirements : { ok: false, errors: lines(requirements.errors) }
}

function savedPlan(file: string): { ok: true; value: PlanDocument } | { ok: false; errors: string[] } {
  const read = readDocument(file)
  const saved = read.ok ? parseWith(PlanDocument, read.value) : undefined
  if (saved?.ok) return saved
  const errors = read.ok ? lines(saved?.errors ?? []) : [read.message]
  return { ok: false, errors: errors.map((line) => `${file}: ${line}`) }
}

const lines = (errors: readonly FieldError[]) => errors.map(({ path, message }) => `${path}: ${message}`)

function compared(before: PlanDocument, now: PlanDocument, { limit, json, out }: Options): number {
  const sides = { before, now }
  const changes = planChanges(sides, limit)
  put(json ? planJson(changes) : changesReport(sides, limit), out)
  return changes.failures.length === 0 ? 0 : 1
}

/** The files, into a folder or a zip. */
function hand(now: PlanDocument, asked: RequirementsDocument, out: string, mayReplace: boolean): number {
  if (now.artifacts.length === 0) throw new Error('No code is written for this design.')
  // The decisions were made today, and their records say so.
  const files = handedOver({ plan: now, requirements: asked, date: new Date().toISOString().slice(0, 10) })
  if (out.endsWith('.zip')) writeZip(out, files)
  const kept = out.endsWith('.zip') ? [] : writeFolder(out, files, mayReplace)
  if (kept.length > 0)
    throw new Error(
      `${out} has these files with other content, so nothing was written (--force replaces them):\n${kept.join('\n')}`,
    )
  process.stderr.write(`${files.length} files in ${out}\n`)
  return 0
}

function put(text: string, out: string | undefined): number {
  if (out === undefined) return print(text)
  writeFileSync(out, text)
  return 0
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function refuse(errors: readonly string[]): number {
  process.stderr.write(`${errors.join('\n')}\n`)
  return 2
}
