import type { Properties, Value } from './value'

export const policy = (...statements: Value[]): Value => ({ Version: '2012-10-17', Statement: statements })

export const allow = (actions: readonly string[], resources: readonly Value[], condition?: Value): Properties => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
  Condition: condition,
})
