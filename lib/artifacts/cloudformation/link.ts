import type { Plan } from '../terraform/entries'
import { both, type Condition, inEnvironments, inHome, knows } from './conditions'
import {
  EDGE,
  ELSEWHERE,
  type Piece,
  pascal,
  type Resource,
  type Shared,
  STACKS,
  type Stack,
  slotName,
  standing,
} from './plan'
import { isNoValue, type Json, NO_VALUE, single } from './template'
import { type Expression, isExpression, type Parameter, type Value, type Where } from './value'

/** A template that is made on its own: a nested stack, or what stands in us-east-1. */
export type Place = Stack | 'us-east-1'
/** Where a value is read: a template, or the main one that joins them. */
export type Reader = { place: Place | 'main'; slot: number; where: Where }

export type Target = Resource | Shared

/** What a template reads from outside: a parameter of the whole, or an output of another stack. */
export type Input = { parameter: Parameter; from: { place: Place; output: string; target: Target } | null }
export type Output = { name: string; value: Json; target: Target }
/** A value of one region's stack that another region's stack is given by hand. */
export type Crossing = { parameter: Parameter; output: string; target: Target; readerSlot: number; isLater: boolean }

/** Everything that rendering the values of the templates has asked for, by template. */
export type Needs = {
  inputs: Map<string, Input>
  outputs: Map<string, Output>
  conditions: Map<string, Json>
  /** Templates that have to be made first, though nothing is read from them. */
  after: Set<Place>
}

export type Linker = {
  placeOf: (target: Target) => Place
  needsOf: (place: Place | 'main') => Needs
  crossings: ReadonlyMap<string, Crossing>
  resource: (resource: Resource) => { condition: string | null; properties: Json; dependsOn: string[] }
  value: (value: Value, reader: Reader) => Json
  condition: (condition: Condition | null, place: Place | 'main') => string | null
}

/** Decides which stack each piece stands in, and turns references between them into outputs and parameters. */
export function linker(plan: Plan, pieces: readonly Piece[]): Linker {
  const targets = new Map<string, Target>()
  for (const piece of pieces) if ('id' in piece) targets.set(piece.id, piece)
  const placeOf = placing(targets)
  const needs = new Map<Place | 'main', Needs>()
  const crossings = new Map<string, Crossing>()

  const needsOf = (place: Place | 'main'): Needs => {
    const known = needs.get(place)
    if (known) return known
    const made: Needs = { inputs: new Map(), outputs: new Map(), conditions: new Map(), after: new Set() }
    needs.set(place, made)
    return made
  }

  const read = (parameter: Parameter, place: Place | 'main', from: Input['from'] = null): Json => {
    const known = needsOf(place).inputs.get(parameter.name)?.parameter
    needsOf(place).inputs.set(parameter.name, { parameter: known ? merged(known, parameter) : parameter, from })
    return { Ref: parameter.name }
  }

  const condition = (wanted: Condition | null, place: Place | 'main'): string | null => {
    if (!wanted) return null
    for (const [name, definition] of Object.entries(wanted.definitions)) needsOf(place).conditions.set(name, definition)
    for (const parameter of wanted.parameters) read(parameter, place)
    return wanted.name
  }

  type Context = Reader & { pending: Map<string, Parameter>; known: ReadonlySet<string> }

  const either = (test: Condition | null, then: Json, otherwise: Json, { place }: Context): Json => {
    const name = condition(test, place)
    return name === null ? then : { 'Fn::If': [name, then, otherwise] }
  }

  const crossing = (target: Target, attribute: string | null, context: Context): Parameter => {
    const name = outputName(target, attribute)
    const isLater = target.slot > context.slot
    const parameter: Parameter = {
      name: `${slotName(target.slot)}${name}`,
      type: 'String',
      description: `Output ${name} of the stack in ${target.slot === EDGE ? 'us-east-1' : `the ${slotName(target.slot).toLowerCase()} region`}.`,
      group: ELSEWHERE,
      values: null,
      slot: context.slot,
      where: context.where,
      ...(isLater ? { fallback: '' } : {}),
    }
    const known = crossings.get(parameter.name)
    const merged = known ? { ...parameter, where: (known.parameter.where ?? 0) | context.where } : parameter
    crossings.set(merged.name, { parameter: merged, output: name, target, readerSlot: context.slot, isLater })
    exported(target, attribute)
    return merged
  }

  const exported = (target: Target, attribute: string | null): string => {
    const name = outputName(target, attribute)
    const place = placeOf(target)
    if (!needsOf(place).outputs.has(name)) {
      const owner: Context = { place, slot: target.slot, where: target.where, pending: new Map(), known: new Set() }
      const inside =
        'shared' in target
          ? render(target.shared, owner)
          : attribute === null
            ? { Ref: target.id }
            : getAtt(target.id, attribute)
      const value: Json = 'shared' in target && target.isList ? { 'Fn::Join': [',', inside] } : inside
      needsOf(place).outputs.set(name, { name, value, target })
      condition(inHome(plan, target.slot, target.where), place)
    }
    return name
  }

  const reach = (id: string, attribute: string | null, context: Context): Json => {
    const target = targets.get(id)
    if (!target) return attribute === null ? { Ref: id } : getAtt(id, attribute)
    const guard = (inside: Json): Json =>
      (context.where & ~target.where & standing(plan, context.slot)) === 0
        ? inside
        : either(inEnvironments(plan, context.slot, target.where), inside, NO_VALUE, context)
    if (target.slot !== context.slot && context.place !== 'main') {
      const parameter = crossing(target, attribute, context)
      if (target.slot > context.slot && !context.known.has(parameter.name))
        context.pending.set(parameter.name, parameter)
      return guard(read(parameter, context.place))
    }
    const place = placeOf(target)
    if (context.place === 'main') return getAtt(`${pascal(place)}Stack`, `Outputs.${exported(target, attribute)}`)
    if (place !== context.place) {
      const output = exported(target, attribute)
      const parameter: Parameter = {
        name: output,
        type: 'shared' in target && target.isList ? 'CommaDelimitedList' : 'String',
        description: `${output}, from the ${place} stack.`,
        group: `From the ${place} stack`,
        values: null,
        slot: null,
      }
      return guard(read(parameter, context.place, { place, output, target }))
    }
    if ('shared' in target) return guard(render(target.shared, context))
    return guard(attribute === null ? { Ref: id } : getAtt(id, attribute))
  }

  const fill = (parts: readonly Value[], context: Context): Json => {
    const guards: string[] = []
    const variables: Record<string, Json> = {}
    let isPlain = true
    const pieces = parts.map((part): string => {
      if (typeof part === 'string') return part.replaceAll('${', '${!')
      let inside = render(part, context)
      for (;;) {
        const test = single(inside, 'Fn::If')
        if (!Array.isArray(test) || !isNoValue(test[2] as Json)) break
        guards.push(String(test[0]))
        inside = test[1] as Json
      }
      if (typeof inside === 'string') return inside.replaceAll('${', '${!')
      isPlain = false
      const name = single(inside, 'Ref')
      if (typeof name === 'string') return `\${${name}}`
      const attribute = single(inside, 'Fn::GetAtt')
      if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`
      const nested = single(inside, 'Fn::Sub')
      if (typeof nested === 'string') return nested
      const variable = variableName(inside, Object.keys(variables))
      variables[variable] = inside
      return `\${${variable}}`
    })
    const joined = pieces.join('')
    const filled: Json = isPlain
      ? joined.replaceAll('${!', '${')
      : { 'Fn::Sub': Object.keys(variables).length > 0 ? [joined, variables] : joined }
    return [...new Set(guards)].reduce<Json>((inside, name) => ({ 'Fn::If': [name, inside, NO_VALUE] }), filled)
  }

  const expression = (value: Expression, context: Context): Json => {
    switch (value.fn) {
      case 'ref':
        return reach(value.id, null, context)
      case 'att':
        return reach(value.id, value.attribute, context)
      case 'pseudo':
        return { Ref: `AWS::${value.name}` }
      case 'parameter':
        return read(value.parameter, context.place)
      case 'text':
        return fill(value.parts, context)
      case 'when': {
        const inside = context.where & value.where
        const outside = context.where & ~value.where & standing(plan, context.slot)
        const other = (): Json =>
          value.otherwise === undefined ? NO_VALUE : render(value.otherwise, { ...context, where: outside })
        if (outside === 0) return render(value.inside, context)
        if (inside === 0) return other()
        const test = inEnvironments(plan, context.slot, value.where)
        return either(test, render(value.inside, { ...context, where: inside }), other(), context)
      }
      case 'once-known': {
        const probe: Context = { ...context, pending: new Map() }
        render(value.value, probe)
        const [parameter] = [...probe.pending.values()]
        if (!parameter) return render(value.inside, context)
        const then = render(value.inside, { ...context, known: new Set([...context.known, parameter.name]) })
        return either(knows(parameter), then, NO_VALUE, context)
      }
      case 'either': {
        const [first, ...rest] = value.options
        if (first === undefined) return NO_VALUE
        const where = reachOf(first, targets)
        if (rest.length === 0 || where === null) return render(first, context)
        return render({ fn: 'when', where, inside: first, otherwise: { fn: 'either', options: rest } }, context)
      }
      case 'call':
        return { [`Fn::${value.name}`]: render(value.args, context) }
    }
  }

  const render = (value: Value, context: Context): Json => {
    if (isExpression(value)) return expression(value, context)
    if (Array.isArray(value))
      return value.map((item: Value) => render(item, context)).filter((item: Json) => !isNoValue(item))
    if (typeof value !== 'object') return value
    const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
      if (inner === undefined) return []
      const made = render(inner, context)
      return isNoValue(made) ? [] : [[key, made]]
    })
    return Object.fromEntries(entries)
  }

  return {
    placeOf,
    needsOf,
    crossings,
    condition,
    value: (value, reader) => render(value, { ...reader, pending: new Map(), known: new Set() }),
    resource: (resource) => {
      const place = placeOf(resource)
      const context: Context = {
        place,
        slot: resource.slot,
        where: resource.where,
        pending: new Map(),
        known: new Set(),
      }
      const properties = render(resource.properties, context)
      const waiting = [...context.pending.values()].map(knows)
      const home = both([inHome(plan, resource.slot, resource.where), ...waiting])
      const dependsOn = resource.dependsOn.flatMap((id) => {
        const target = targets.get(id)
        if (!target || (target.where & resource.where) === 0) return []
        if (placeOf(target) === place) return [id]
        needsOf(place).after.add(placeOf(target))
        return []
      })
      return { condition: condition(home, place), properties, dependsOn }
    },
  }
}

/** `WebService` for one of `WebServices`: what stands in a text under a name of its own. */
function variableName(value: Json, taken: readonly string[]): string {
  const chosen = single(value, 'Fn::Select')
  const list = Array.isArray(chosen) ? single(chosen[1] as Json, 'Ref') : undefined
  const name = typeof list === 'string' ? list.replace(/s$/, '') : 'Value'
  return taken.includes(name) ? `${name}${taken.length + 1}` : name
}

/** One parameter that is read in several ways: it is asked for wherever one of them needs it. */
export const merged = (a: Parameter, b: Parameter): Parameter => ({
  ...b,
  slot: a.slot === b.slot ? b.slot : null,
  where: (a.where ?? ~0) | (b.where ?? ~0),
})

const getAtt = (id: string, attribute: string): Json => ({ 'Fn::GetAtt': [id, attribute] })

/** `Queue` and `QueueName` become `QueueName`: what the id ends in is not said twice. */
function outputName({ id }: Target, attribute: string | null): string {
  if (attribute === null) return id
  const name = attribute.split('.').map(pascal).join('')
  const shared = [...name.matchAll(/[A-Z][a-z]+/g)]
    .map(({ index, 0: word }) => name.slice(0, index + word.length))
    .filter((start) => start !== name && id.endsWith(start))
  return `${id}${name.slice(shared.at(-1)?.length ?? 0)}`
}

/** Each piece stands in the first stack in which everything that it reads is known, so stacks never wait for each other in a circle. */
function placing(targets: ReadonlyMap<string, Target>): (target: Target) => Place {
  const ranks = new Map<string, number>()
  const rankOf = (target: Target): number => {
    const known = ranks.get(target.id)
    if (known !== undefined) return known
    const own = STACKS.indexOf(target.stack)
    ranks.set(target.id, own)
    const read = [
      ...references('shared' in target ? target.shared : target.properties),
      ...('dependsOn' in target ? target.dependsOn : []),
    ]
    const rank = read.reduce((highest, id) => {
      const other = targets.get(id)
      return other && other.slot === target.slot ? Math.max(highest, rankOf(other)) : highest
    }, own)
    ranks.set(target.id, rank)
    return rank
  }
  return (target) => (target.slot === EDGE ? 'us-east-1' : (STACKS[rankOf(target)] ?? 'observability'))
}

/** Ids that a value points at. */
export function references(value: Value | undefined): string[] {
  if (value === undefined || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap((item: Value) => references(item))
  if (!isExpression(value)) return Object.values(value).flatMap((item: Value | undefined) => references(item))
  switch (value.fn) {
    case 'ref':
    case 'att':
      return [value.id]
    case 'text':
      return references(value.parts)
    case 'when':
      return [...references(value.inside), ...references(value.otherwise)]
    case 'once-known':
      return [...references(value.value), ...references(value.inside)]
    case 'either':
      return references(value.options)
    case 'call':
      return references(value.args)
    default:
      return []
  }
}

/** The environments in which what a value points at stands. */
function reachOf(value: Value, targets: ReadonlyMap<string, Target>): Where | null {
  const found = references(value).flatMap((id) => targets.get(id) ?? [])
  return found.length === 0 ? null : found.reduce((where, target) => where & target.where, ~0)
}
