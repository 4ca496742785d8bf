import { access, type Code, lift, literal } from './code'
import type { Type } from './types'

/** What is read of a value by name, under Pulumi's name for it. */
export function attribute(of: Code, name: string): Code {
  const { type } = of
  if (typeof type === 'object' && 'resource' in type) {
    const inner = attribute({ ...of, type: type.resource }, name)
    // A data source that was waited for is plain; everything read of a resource is known only once it stands.
    return { ...inner, kind: of.kind === 'plain' ? 'plain' : 'output' }
  }
  if (typeof type === 'object' && 'single' in type) return attribute({ ...of, type: type.single }, name)
  if (typeof type === 'object' && 'object' in type)
    return {
      ...reached(of, access(type.optional ? '!' : '', type.names[name] ?? name)),
      type: type.object[name] ?? 'unknown',
      ...(type.maybe?.includes(name) ? { maybe: true } : {}),
    }
  if (typeof type === 'object' && 'map' in type) return { ...reached(of, `[${literal(name)}]`), type: type.map }
  return { ...reached(of, access('', name)), type: 'unknown' }
}

/** A step further in; Pulumi reads of an output by itself only what its type says is there. */
function reached(of: Code, step: string): Code {
  const { maybe, ...rest } = of
  if (!maybe) return { ...rest, code: `${of.code}${step}` }
  if (of.kind === 'plain') return { ...rest, code: `${of.code}!${step}` }
  return { ...rest, code: `${of.code}.apply((found) => found!${step})`, kind: 'output' }
}

export function itemOf(type: Type): Type {
  if (typeof type !== 'object') return 'unknown'
  if ('list' in type) return type.list
  if ('map' in type) return type.map
  return 'single' in type ? type.single : 'unknown'
}

/** An item of a list or a map; of a resource that may be missing, the resource. */
export function indexed(of: Code, at: Code): Code {
  const { type } = of
  if (typeof type === 'object' && 'resource' in type)
    return { ...of, code: type.optional ? `${of.code}!` : of.code, type: { ...type, optional: false } }
  if (typeof type === 'object' && 'single' in type) return { ...of, type: type.single }
  const item: Type = itemOf(type)
  if (at.kind !== 'plain') return lift([of, at], item, ([list = '', place = '']) => `${list}[${place}]`)
  return { ...reached(of, `[${at.code}]`), type: item }
}
