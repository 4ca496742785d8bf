/** One instruction, with its continued lines joined. */
type Instruction = { name: string; rest: string }

/**
 * Rules that hold for every Dockerfile of ours, beyond what its grammar asks: readable without any package, so that a page may use them too.
 * Each answer is one thing that is wrong; none means that all of them hold.
 */
export function checkDockerfile(content: string): string[] {
  const instructions = parse(content)
  const stages = stagesOf(instructions)
  const last = stages.at(-1)
  const defaults = new Map(
    instructions.flatMap(({ name, rest }) => {
      const [argument = '', value] = rest.split('=')
      return name === 'ARG' && value !== undefined ? [[argument, value] as const] : []
    }),
  )
  return [
    ...(stages.length < 2 ? ['one stage: what builds would be in the image that runs'] : []),
    ...instructions.flatMap(({ name, rest }) => (name === 'FROM' ? baseErrors(rest, defaults, stages) : [])),
    ...instructions.flatMap(instructionErrors),
    ...stages.flatMap(({ instructions: own }, index) => copyErrors(own, stages.slice(0, index))),
    ...(last ? endErrors(last.instructions) : ['no FROM']),
  ]
}

function parse(content: string): Instruction[] {
  const joined = content.replaceAll(/\\\n/g, ' ')
  return joined
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/)
      return { name: name.toUpperCase(), rest: rest.join(' ') }
    })
}

type Stage = { name: string; instructions: Instruction[] }

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: Stage[] = []
  for (const instruction of instructions) {
    if (instruction.name === 'FROM')
      stages.push({ name: / AS (\S+)$/i.exec(instruction.rest)?.[1] ?? '', instructions: [] })
    else stages.at(-1)?.instructions.push(instruction)
  }
  return stages
}

function baseErrors(rest: string, defaults: ReadonlyMap<string, string>, stages: readonly Stage[]): string[] {
  const [written = ''] = rest.split(' ')
  const image = written.replace(/^\$\{(\w+)\}$/, (_, argument: string) => defaults.get(argument) ?? '')
  if (stages.some(({ name }) => name === image) || image === 'scratch') return []
  if (image === '') return [`${written} has no default`]
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return []
  const tag = /:([\w][\w.-]*)$/.exec(image)?.[1]
  if (!tag) return [`${image} has neither tag nor digest`]
  return /latest/.test(tag) ? [`${image} moves from day to day`] : []
}

const SECRET = /(password|passwd|secret|token|api_?key|private_?key|credential)/i

function instructionErrors({ name, rest }: Instruction): string[] {
  if (name === 'ADD') return [`ADD ${rest}: COPY fetches and unpacks nothing behind your back`]
  if ((name === 'ENV' || name === 'ARG') && SECRET.test(rest)) return [`${name} ${rest}: stays readable in the image`]
  if (name === 'RUN' && /(curl|wget)[^|]*\|\s*(ba)?sh/.test(rest))
    return [`RUN ${rest}: runs what it has not looked at`]
  if (name === 'RUN' && /\bsudo\b/.test(rest)) return [`RUN ${rest}: sudo`]
  if ((name === 'CMD' || name === 'ENTRYPOINT') && !rest.startsWith('['))
    return [`${name} ${rest}: a shell in between keeps SIGTERM from the program`]
  return []
}

const copyErrors = (instructions: readonly Instruction[], before: readonly Stage[]) =>
  instructions.flatMap(({ name, rest }) => {
    const from = name === 'COPY' ? /--from=(\S+)/.exec(rest)?.[1] : undefined
    return from === undefined || before.some((stage) => stage.name === from)
      ? []
      : [`COPY from ${from}, which is no stage`]
  })

function endErrors(instructions: readonly Instruction[]): string[] {
  const user = instructions.findLast(({ name }) => name === 'USER')?.rest ?? ''
  const is = (wanted: string) => instructions.some(({ name }) => name === wanted)
  return [
    ...(/^(0|root)?(:|$)/.test(user) ? ['it runs as root'] : []),
    ...(user === 'ContainerUser' || /^\d+:\d+$/.test(user) || /^(0|root)?(:|$)/.test(user)
      ? []
      : [`USER ${user}: only a number can be told from root by the cluster`]),
    ...(is('HEALTHCHECK') ? [] : ['no HEALTHCHECK']),
    ...(is('CMD') || is('ENTRYPOINT') ? [] : ['nothing is started']),
    ...instructions.flatMap(({ name, rest }) =>
      name === 'EXPOSE' && Number(rest) < 1024 ? [`EXPOSE ${rest}: only root may open it`] : [],
    ),
  ]
}
