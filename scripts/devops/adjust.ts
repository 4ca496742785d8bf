import { TOPICS, type Topic, tableOf } from '@/lib/decisions/decide-all'
import { PROVIDERS, type RequirementsDocument } from '@/lib/requirements/schema'

type Adjusted = { ok: true; value: RequirementsDocument } | { ok: false; errors: string[] }

/** The requirements with what the command line says in their place. */
export function adjust(
  document: RequirementsDocument,
  { provider, insist }: { provider: string | undefined; insist: readonly string[] },
): Adjusted {
  const clouds = ['auto', ...PROVIDERS]
  const errors = [
    ...(provider === undefined || clouds.includes(provider)
      ? []
      : [`--provider: must be one of ${clouds.join(', ')}, got ${provider}`]),
    ...insist.flatMap(wrongWish),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const wishes = Object.fromEntries(insist.map((wish) => wish.split('=')))
  const moved = provider === undefined ? document : movedTo(document, provider)
  return {
    ok: true,
    value: insist.length === 0 ? moved : { ...moved, insistOn: { ...moved.insistOn, ...wishes } },
  }
}

function wrongWish(wish: string): string[] {
  const [topic = '', option, ...rest] = wish.split('=')
  if (option === undefined || rest.length > 0) return [`--insist: must be topic=option, got ${wish}`]
  if (!isTopic(topic)) return [`--insist: must name a topic (${TOPICS.join(', ')}), got ${topic}`]
  const options = Object.keys(tableOf(topic).options)
  return options.includes(option) ? [] : [`--insist: ${topic} must be one of ${options.join(', ')}, got ${option}`]
}

const isTopic = (name: string): name is Topic => TOPICS.some((topic) => topic === name)

/** A region belongs to one cloud, so it is chosen again on another. */
function movedTo(document: RequirementsDocument, provider: string): RequirementsDocument {
  if (document.platform?.provider === provider) return document
  const { provider: _wished, ...insistOn } = document.insistOn ?? {}
  return {
    ...document,
    platform: {
      ...document.platform,
      provider: provider as NonNullable<RequirementsDocument['platform']>['provider'],
      region: null,
      regionSecond: null,
    },
    ...(document.insistOn ? { insistOn } : {}),
  }
}
