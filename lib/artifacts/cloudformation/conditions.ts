import type { Plan } from '../terraform/entries'
import { EDGE, ENVIRONMENT_PARAMETER, pascal, regionParameter, slotName, standing } from './plan'
import type { Json } from './template'
import type { Parameter, Where } from './value'

/** A condition by name, with the others that it is made of and the parameters it reads. */
export type Condition = {
  name: string
  definitions: Readonly<Record<string, Json>>
  parameters: readonly Parameter[]
}

/** True in these environments, `null` where that is all of those that the region has. */
export function inEnvironments(plan: Plan, slot: number, where: Where): Condition | null {
  const all = standing(plan, slot)
  const inside = where & all
  if (inside === all) return null
  const outside = all & ~inside
  const isLess = count(outside) === 1 && count(inside) > 1
  const names = plan.designs.flatMap(({ environment }, index) =>
    ((isLess ? outside : inside) >> index) & 1 ? [environment] : [],
  )
  const name = `${isLess ? 'Outside' : 'In'}${names.map(pascal).join('Or')}`
  const tests = names.map((environment): Json => ({ 'Fn::Equals': [{ Ref: 'Environment' }, environment] }))
  const any: Json = tests.length === 1 && tests[0] !== undefined ? tests[0] : { 'Fn::Or': tests }
  return {
    name,
    definitions: { [name]: isLess ? { 'Fn::Not': [any] } : any },
    parameters: [ENVIRONMENT_PARAMETER],
  }
}

/** Regions of one design share their templates; each resource stands in one of them. */
export const isShared = (plan: Plan) => plan.otherRegions.some((_, index) => standing(plan, index + 1) !== 0)

/** True in this region and these environments. */
export function inHome(plan: Plan, slot: number, where: Where): Condition | null {
  const environments = inEnvironments(plan, slot, where)
  if (slot === EDGE || !isShared(plan)) return environments
  const name = `In${slotName(slot)}Region`
  const region: Condition = {
    name,
    definitions: { [name]: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, { Ref: regionParameter(slot).name }] } },
    parameters: [regionParameter(slot)],
  }
  return environments === null ? region : both([environments, region], `${environments.name}${slotName(slot)}Region`)
}

export function both(conditions: readonly (Condition | null)[], name?: string): Condition | null {
  const real = conditions.filter((condition) => condition !== null)
  const [first] = real
  if (!first) return null
  if (real.length === 1) return first
  return combine('Fn::And', real, name ?? real.map((condition) => condition.name).join('And'))
}

export function anyOf(conditions: readonly Condition[], name: string): Condition | null {
  const [first] = conditions
  if (!first) return null
  return conditions.length === 1 ? first : combine('Fn::Or', conditions, name)
}

/** True once the stack that is made later has told this value. */
export const knows = (parameter: Parameter): Condition => ({
  name: `Knows${parameter.name}`,
  definitions: { [`Knows${parameter.name}`]: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter.name }, ''] }] } },
  parameters: [parameter],
})

const combine = (operator: 'Fn::And' | 'Fn::Or', conditions: readonly Condition[], name: string): Condition => ({
  name,
  definitions: Object.assign({}, ...conditions.map(({ definitions }) => definitions), {
    [name]: { [operator]: conditions.map((condition): Json => ({ Condition: condition.name })) },
  }) as Record<string, Json>,
  parameters: conditions.flatMap(({ parameters }) => parameters),
})

const count = (where: Where): number => (where === 0 ? 0 : (where & 1) + count(where >> 1))
