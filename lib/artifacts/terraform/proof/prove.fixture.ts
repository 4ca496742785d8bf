import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Artifact } from '../../artifact'
import type { StandIn } from './stand-in-provider.fixture'

const TERRAFORM = 'terraform'
/** Some machines have no Terraform: what needs it is then skipped, and says so in its name. */
export const hasTerraform = spawnSync(TERRAFORM, ['version'], { stdio: 'ignore' }).status === 0
export const ifTerraform = (name: string) => (hasTerraform ? name : `${name} (skipped: no terraform)`)

/** In the order in which a person would go; a step that fails ends the proof. */
export const STEPS = ['fmt', 'init', 'validate', 'plan', 'apply', 'second plan is empty', 'destroy'] as const
export type ProofStep = (typeof STEPS)[number]
export type Outcome = { step: ProofStep; ok: boolean; output: string }
export type Proof = {
  outcomes: Outcome[]
  /** `terraform show -json` of the plan; `null` where it came to none. */
  planned: unknown
  /** The same of the state after the apply. */
  applied: unknown
}

/**
 * Runs the real Terraform over the files of one environment, in a folder of its own, against the stand-in provider. Values that only the
 * reader knows are the examples given for them.
 */
export async function prove(
  files: readonly Artifact[],
  provider: StandIn,
  options: { environment?: string; from?: ProofStep; until?: ProofStep } = {},
): Promise<Proof> {
  const { environment = environmentsOf(files)[0] ?? 'production', from = 'fmt', until = 'destroy' } = options
  const root = mkdtempSync(path.join(tmpdir(), 'prove-'))
  try {
    for (const { path: name, content } of files) put(path.join(root, name), content)
    const folder = path.join(root, 'terraform', 'environments', environment)
    const values = valuesFor(files, environment)
    const outcomes: Outcome[] = []
    const show = async (...what: string[]): Promise<unknown> =>
      JSON.parse((await terraform(['show', '-json', ...what], folder, provider)).output)
    let planned: unknown = null
    let applied: unknown = null
    for (const step of STEPS.slice(STEPS.indexOf(from))) {
      const outcome = await run(step, path.join(root, 'terraform'), folder, values, provider)
      outcomes.push(outcome)
      if (step === 'plan' && outcome.ok) planned = await show(PLAN_FILE)
      if (step === 'apply' && outcome.ok) applied = await show()
      if (!outcome.ok || step === until) break
    }
    return { outcomes, planned, applied }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** What went wrong, in Terraform's words; empty where all went well. */
export const failuresOf = ({ outcomes }: Proof): string =>
  outcomes
    .filter(({ ok }) => !ok)
    .map(({ step, output }) => `${step}: ${errorsIn(output)}`)
    .join('\n')

/** Before the first error comes the plan, which is long. */
const errorsIn = (output: string) => /^Error: [\s\S]*/m.exec(output)?.[0] ?? output.slice(-2000)

export const environmentsOf = (files: readonly Artifact[]): string[] => [
  ...new Set(files.flatMap(({ path: name }) => /^terraform\/environments\/([\w-]+)\//.exec(name)?.[1] ?? [])),
]

/** Runs jobs two at a time: one for each core that the tests may use. */
export async function inTwoLanes<Job, Out>(
  jobs: readonly Job[],
  work: (job: Job) => Promise<Out>,
): Promise<Map<Job, Out>> {
  const waiting = [...jobs]
  const done = new Map<Job, Out>()
  const lane = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) done.set(job, await work(job))
  }
  await Promise.all([lane(), lane()])
  return done
}

const PLAN_FILE = 'proof.tfplan'
/** Nothing but this provider works on the state, and it answers at once. */
const FAST = ['-input=false', '-lock=false', '-parallelism=64']

const ARGUMENTS: Readonly<Record<ProofStep, readonly string[]>> = {
  fmt: ['fmt', '-check', '-diff', '-recursive'],
  init: ['init', '-input=false', '-backend=false'],
  validate: ['validate'],
  plan: ['plan', ...FAST, `-out=${PLAN_FILE}`],
  apply: ['apply', ...FAST, PLAN_FILE],
  'second plan is empty': ['plan', ...FAST, '-detailed-exitcode'],
  destroy: ['destroy', ...FAST, '-refresh=false', '-auto-approve'],
}

async function run(
  step: ProofStep,
  whole: string,
  folder: string,
  values: string,
  provider: StandIn,
): Promise<Outcome> {
  if (step === 'plan') {
    // The state stays with the stand-in, and the values to set are their examples.
    const address = `${provider.states}/${path.basename(path.dirname(whole))}`
    put(path.join(folder, 'proof_override.tf'), `terraform {\n  backend "http" {\n    address = "${address}"\n  }\n}\n`)
    put(path.join(folder, 'proof.auto.tfvars'), values)
    const { ok, output } = await terraform(['init', '-input=false', '-reconfigure'], folder, provider)
    if (!ok) return { step, ok, output }
  }
  return { step, ...(await terraform(ARGUMENTS[step], step === 'fmt' ? whole : folder, provider)) }
}

/** The lines that a person is asked to take the hash sign from. */
function valuesFor(files: readonly Artifact[], environment: string): string {
  const name = `terraform/environments/${environment}/terraform.tfvars`
  const content = files.find(({ path: file }) => file === name)?.content ?? ''
  const examples = [...content.matchAll(/^# (\w+ += .*)$/gm)].map(([, line]) => line)
  const secrets = [...content.matchAll(/^# export TF_VAR_(\w+)=/gm)].map(
    ([, variable]) => `${variable} = "NotARealPassword1"`,
  )
  return [...examples, ...secrets, ''].join('\n')
}

function terraform(
  args: readonly string[],
  folder: string,
  provider: StandIn,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(TERRAFORM, args[0] === 'show' ? [...args] : [...args, '-no-color'], {
      cwd: folder,
      env: {
        ...process.env,
        ...provider.env,
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        TF_CLI_CONFIG_FILE: '/dev/null',
        // A short run has memory to spare: collecting it seldom takes a third off the time.
        GOGC: '800',
      },
    })
    const parts: string[] = []
    child.stdout.on('data', (part) => parts.push(String(part)))
    child.stderr.on('data', (part) => parts.push(String(part)))
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
    child.on('close', (status) => resolve({ ok: status === 0, output: parts.join('') }))
  })
}

function put(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
