import type { Environment } from '@/lib/requirements/schema'
import type { Plan } from '../terraform/entries'
import { anyOf, type Condition, inEnvironments, inHome } from './conditions'
import { type Crossing, type Input, type Linker, linker, merged, type Place } from './link'
import { EDGE, type Piece, pascal, type Resource, regionsOf, STACKS, type Stack, standing } from './plan'
import type { Json, Template } from './template'
import type { Parameter } from './value'

/** Every template, and the parameters that each deployment of the two that are deployed by hand is given. */
export type Assembled = {
  templates: readonly Template[]
  /** Parameters of main.yaml and us-east-1.yaml. */
  roots: readonly { path: string; parameters: readonly Parameter[] }[]
  deployments: readonly Deployment[]
  crossings: readonly Crossing[]
}

/** One stack that a person deploys: an environment in a region. */
export type Deployment = {
  environment: Environment
  index: number
  slot: number
  region: string
  template: string
  file: string
}

export function assemble(plan: Plan, pieces: readonly Piece[], describe: (place: Place | 'main') => string): Assembled {
  const standingPieces = pieces.flatMap((piece): Piece[] => {
    const where = piece.where & standing(plan, piece.slot)
    return where === 0 ? [] : [{ ...piece, where }]
  })
  const link = linker(plan, standingPieces)
  const resources = standingPieces.filter((piece): piece is Resource => 'properties' in piece)
  const places: Place[] = [...STACKS, 'us-east-1']
  const bodies = new Map<Place, { id: string; comment: string; body: Json }[]>()
  for (const place of places) {
    const own = resources.filter((piece) => link.placeOf(piece) === place)
    if (own.length > 0)
      bodies.set(
        place,
        own.map((piece) => ({ id: piece.id, comment: piece.comment, body: bodyOf(link, piece) })),
      )
  }
  const nested = STACKS.filter((stack) => bodies.has(stack))
  const deployments = deploymentsOf(plan, bodies.has('us-east-1'))
  const told = toldBy(plan, link, standingPieces)
  const stacks = nested.map((stack) => nestedStack(plan, link, stack, resources))
  const mainInputs = nested.flatMap((stack) =>
    [...link.needsOf(stack).inputs.values()].filter(({ from }) => from === null),
  )
  const main: Template = {
    path: 'main.yaml',
    description: describe('main'),
    parameters: rootParameters(plan, deployments, [...mainInputs, ...link.needsOf('main').inputs.values()], false),
    conditions: conditionsOf(link, 'main'),
    resources: stacks,
    outputs: told,
  }
  const templates: Template[] = nested.map((stack) => ({
    path: `${stack}.yaml`,
    description: describe(stack),
    parameters: sorted([...link.needsOf(stack).inputs.values()].map(({ parameter }) => bare(parameter))),
    conditions: conditionsOf(link, stack),
    resources: bodies.get(stack) ?? [],
    outputs: outputsOf(plan, link, stack),
  }))
  const edge: Template[] = bodies.has('us-east-1')
    ? [
        {
          path: 'us-east-1.yaml',
          description: describe('us-east-1'),
          parameters: rootParameters(plan, deployments, [...link.needsOf('us-east-1').inputs.values()], true),
          conditions: conditionsOf(link, 'us-east-1'),
          resources: bodies.get('us-east-1') ?? [],
          outputs: outputsOf(plan, link, 'us-east-1'),
        },
      ]
    : []
  return {
    templates: [main, ...templates, ...edge],
    roots: [main, ...edge].map(({ path, parameters }) => ({ path, parameters })),
    deployments,
    crossings: [...link.crossings.values()],
  }
}

function bodyOf(link: Linker, resource: Resource): Json {
  const { condition, properties, dependsOn } = link.resource(resource)
  const [only] = dependsOn
  return {
    Type: resource.type,
    ...(condition ? { Condition: condition } : {}),
    ...(only === undefined ? {} : { DependsOn: dependsOn.length === 1 ? only : dependsOn }),
    ...(resource.keep ? { DeletionPolicy: resource.keep, UpdateReplacePolicy: resource.keep } : {}),
    ...(resource.updatePolicy
      ? {
          UpdatePolicy: link.value(resource.updatePolicy, {
            place: link.placeOf(resource),
            slot: resource.slot,
            where: resource.where,
          }),
        }
      : {}),
    ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}),
  }
}

function conditionsOf(link: Linker, place: Place | 'main'): Record<string, Json> {
  return Object.fromEntries([...link.needsOf(place).conditions].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function outputsOf(plan: Plan, link: Linker, place: Place): Record<string, Json> {
  const outputs = [...link.needsOf(place).outputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return Object.fromEntries(
    outputs.map(({ name, value, target }): [string, Json] => {
      const condition = link.condition(inHome(plan, target.slot, target.where), place)
      return [name, { ...(condition ? { Condition: condition } : {}), Value: value }]
    }),
  )
}

/** The entry of a stack in main.yaml: only what it reads is passed on. */
function nestedStack(plan: Plan, link: Linker, stack: Stack, resources: readonly Resource[]) {
  const condition = link.condition(stackCondition(plan, link, stack, resources), 'main')
  const inputs = [...link.needsOf(stack).inputs.values()].sort((a, b) => (a.parameter.name < b.parameter.name ? -1 : 1))
  const after = [...link.needsOf(stack).after].filter((place) => !inputs.some(({ from }) => from?.place === place))
  const passed = Object.fromEntries(
    inputs.map((input): [string, Json] => [input.parameter.name, passing(plan, link, input)]),
  )
  const body: Json = {
    Type: 'AWS::CloudFormation::Stack',
    ...(condition ? { Condition: condition } : {}),
    ...(after.length > 0 ? { DependsOn: after.map(stackId) } : {}),
    Properties: {
      TemplateURL: `${stack}.yaml`,
      ...(inputs.length > 0 ? { Parameters: passed } : {}),
      Tags: [
        { Key: 'Design', Value: plan.first.slug },
        { Key: 'Environment', Value: { Ref: 'Environment' } },
        { Key: 'ManagedBy', Value: 'cloudformation' },
      ],
    },
  }
  return { id: stackId(stack), comment: '', body }
}

const stackId = (place: Place) => `${pascal(place)}Stack`

function passing(plan: Plan, link: Linker, { parameter, from }: Input): Json {
  if (from === null)
    return parameter.type === 'CommaDelimitedList'
      ? { 'Fn::Join': [',', { Ref: parameter.name }] }
      : { Ref: parameter.name }
  const value: Json = { 'Fn::GetAtt': [stackId(from.place), `Outputs.${from.output}`] }
  const condition = link.condition(inHome(plan, from.target.slot, from.target.where), 'main')
  return condition ? { 'Fn::If': [condition, value, ''] } : value
}

/** A stack is left out where it would be empty. */
function stackCondition(plan: Plan, link: Linker, stack: Stack, resources: readonly Resource[]): Condition | null {
  const own = resources.filter((piece) => link.placeOf(piece) === stack)
  const slots = [...new Set(own.map(({ slot }) => slot))].sort((a, b) => a - b)
  const masks = slots.map((slot) => own.reduce((mask, piece) => (piece.slot === slot ? mask | piece.where : mask), 0))
  const isWhole = (slot: number, mask: number) => inEnvironments(plan, slot, mask) === null
  const standsEverywhere = regionsOf(plan).every((_, slot) => {
    const index = slots.indexOf(slot)
    return standing(plan, slot) === 0 || (index >= 0 && isWhole(slot, masks[index] ?? 0))
  })
  if (standsEverywhere) return null
  const conditions = slots.flatMap((slot, index) => inHome(plan, slot, masks[index] ?? 0) ?? [])
  return anyOf(conditions, `Has${pascal(stack)}`)
}

function toldBy(plan: Plan, link: Linker, pieces: readonly Piece[]): Record<string, Json> {
  const outputs: [string, Json][] = pieces.flatMap((piece) => {
    if (!('output' in piece)) return []
    const value = link.value(piece.value, { place: 'main', slot: piece.slot, where: piece.where })
    const condition = link.condition(inHome(plan, piece.slot, piece.where), 'main')
    return [
      [piece.output, { Description: piece.description, ...(condition ? { Condition: condition } : {}), Value: value }],
    ]
  })
  // What another region's stack reads is an output of the whole too.
  const crossed: [string, Json][] = [...link.crossings.values()].flatMap(({ target, output }): [string, Json][] => {
    if (target.slot === EDGE) return []
    const condition = link.condition(inHome(plan, target.slot, target.where), 'main')
    const value: Json = { 'Fn::GetAtt': [stackId(link.placeOf(target)), `Outputs.${output}`] }
    return [
      [
        output,
        {
          Description: 'Read by a stack in another region.',
          ...(condition ? { Condition: condition } : {}),
          Value: value,
        },
      ],
    ]
  })
  return Object.fromEntries([...new Map([...outputs, ...crossed])].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function deploymentsOf(plan: Plan, hasEdge: boolean): Deployment[] {
  const regions = regionsOf(plan)
  return plan.designs.flatMap(({ environment, regions: own }, index): Deployment[] => [
    ...(hasEdge
      ? [
          {
            environment,
            index,
            slot: EDGE,
            region: 'us-east-1',
            template: 'us-east-1.yaml',
            file: `${environment}-us-east-1.json`,
          },
        ]
      : []),
    ...regions.flatMap((region, slot): Deployment[] =>
      slot > 0 && !((standing(plan, slot) >> index) & 1)
        ? []
        : [
            {
              environment,
              index,
              slot,
              region: slot === 0 ? (own[0]?.id ?? region) : region,
              template: 'main.yaml',
              file: slot === 0 ? `${environment}.json` : `${environment}-${region}.json`,
            },
          ],
    ),
  ])
}

/** Parameters of a template that people deploy: what some deployment has no use for gets a default. */
function rootParameters(
  plan: Plan,
  deployments: readonly Deployment[],
  inputs: readonly Input[],
  isEdge: boolean,
): Parameter[] {
  const own = deployments.filter(({ slot }) => (slot === EDGE) === isEdge)
  const byName = new Map<string, Parameter>()
  for (const { parameter } of inputs) {
    const known = byName.get(parameter.name)
    byName.set(parameter.name, known ? merged(known, parameter) : parameter)
  }
  const isUsed = (parameter: Parameter) =>
    parameter.name === 'Environment'
      ? { ...parameter, allowed: plan.designs.map(({ environment }) => environment) }
      : parameter
  // The stacks' tags name the environment.
  const all = isEdge || byName.has('Environment') ? [...byName.values()] : [...byName.values(), ENVIRONMENT]
  return sorted(all.map(isUsed).map((parameter) => withFallback(parameter, own)))
}

const ENVIRONMENT: Parameter = {
  name: 'Environment',
  type: 'String',
  description: 'Which environment this is.',
  group: 'Environment',
  values: null,
  slot: null,
}

export const isAsked = ({ slot, where, values }: Parameter, deployment: Deployment) =>
  (slot === null || slot === deployment.slot) &&
  (values === null ? (((where ?? ~0) >> deployment.index) & 1) === 1 : values[deployment.index] !== undefined)

function withFallback(parameter: Parameter, deployments: readonly Deployment[]): Parameter {
  if (parameter.fallback !== undefined || deployments.every((deployment) => isAsked(parameter, deployment)))
    return parameter
  if (parameter.values !== null) {
    const fallback = parameter.values.find((value) => value !== undefined)
    return fallback === undefined ? parameter : { ...parameter, fallback }
  }
  return {
    ...parameter,
    fallback: '',
    ...(parameter.pattern ? { pattern: `^$|${parameter.pattern}` } : {}),
  }
}

/** Inside, values have been checked already: a nested template says only what it is given. */
const bare = ({ name, type, description, group, values, slot, secret }: Parameter): Parameter => ({
  name,
  type,
  description,
  group,
  values,
  slot,
  ...(secret ? { secret } : {}),
})

const sorted = (parameters: readonly Parameter[]) => [...parameters].sort((a, b) => (a.name < b.name ? -1 : 1))
