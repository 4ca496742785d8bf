import { Document, isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { ENVIRONMENT_GROUP, TO_SET } from './plan'
import type { Json, Template } from './template'
import { single } from './template'
import type { Parameter } from './value'

/** Comments are wrapped at this width. */
const WIDTH = 110

/** A template as YAML, with functions in their short form and the reason of each resource above it. */
export function printTemplate(
  header: string,
  { parameters, conditions, resources, outputs, ...template }: Template,
): string {
  const isRoot = template.path === 'main.yaml' || template.path === 'us-east-1.yaml'
  const root = new YAMLMap()
  const add = (key: string, value: Json) => root.items.push(new Pair(keyOf(key, root.items.length > 0), nodeOf(value)))
  add('AWSTemplateFormatVersion', '2010-09-09')
  root.items.push(new Pair(keyOf('Description', false), nodeOf(template.description)))
  if (isRoot && parameters.length > 0) add('Metadata', interfaceOf(parameters))
  if (parameters.length > 0)
    add('Parameters', Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterOf(parameter)])))
  if (Object.keys(conditions).length > 0) add('Conditions', conditions)
  const bodies = new YAMLMap()
  resources.forEach(({ id, comment, body }, index) => {
    const key = keyOf(id, index > 0)
    if (comment !== '') key.commentBefore = wrapped(comment)
    bodies.items.push(new Pair(key, nodeOf(body)))
  })
  root.items.push(new Pair(keyOf('Resources', true), bodies))
  if (Object.keys(outputs).length > 0) add('Outputs', outputs)
  const document = new Document(undefined, { schema: 'yaml-1.1', merge: false })
  document.contents = root as never
  document.commentBefore = wrapped(header)
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false })
}

function keyOf(name: string, isSpaced: boolean): Scalar<string> {
  const key = new Scalar(name)
  key.spaceBefore = isSpaced
  return key
}

/** A comment is one paragraph, whatever a name in it holds. */
function wrapped(comment: string): string {
  const lines: string[] = []
  for (const word of comment.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => ` ${line}`).join('\n')
}

/** Parameters in the groups in which the console shows them: what has to be thought about comes first. */
function interfaceOf(parameters: readonly Parameter[]): Json {
  const rank = (group: string) => [ENVIRONMENT_GROUP, TO_SET].indexOf(group)
  const groups = [...new Set(parameters.map(({ group }) => group))].sort((a, b) => {
    if (rank(a) !== rank(b)) return (rank(a) < 0 ? 9 : rank(a)) - (rank(b) < 0 ? 9 : rank(b))
    return a < b ? -1 : 1
  })
  return {
    'AWS::CloudFormation::Interface': {
      ParameterGroups: groups.map((group) => ({
        Label: { default: group },
        Parameters: parameters.filter((parameter) => parameter.group === group).map(({ name }) => name),
      })),
    },
  }
}

const parameterOf = (parameter: Parameter): Json => ({
  Type: parameter.type,
  Description: parameter.description,
  ...(parameter.fallback === undefined ? {} : { Default: parameter.fallback }),
  ...(parameter.secret ? { NoEcho: true } : {}),
  ...(parameter.allowed ? { AllowedValues: parameter.allowed } : {}),
  ...(parameter.minimum === undefined ? {} : { MinValue: parameter.minimum }),
  ...(parameter.pattern ? { AllowedPattern: parameter.pattern } : {}),
  ...(parameter.constraint ? { ConstraintDescription: parameter.constraint } : {}),
})

type Node = Scalar | YAMLMap | YAMLSeq

function nodeOf(value: Json): Node {
  if (Array.isArray(value)) {
    const items = new YAMLSeq()
    items.items = value.map((item: Json) => nodeOf(item))
    return items
  }
  if (typeof value !== 'object') return new Scalar(value)
  const called = functionOf(value)
  if (called) return called
  const map = new YAMLMap()
  for (const [key, inner] of Object.entries(value)) map.items.push(new Pair(new Scalar(key), nodeOf(inner)))
  return map
}

/** `!Ref X` for `{ Ref: X }`, and so on. Two tags can't stand at one node, so a function of a function stays long. */
function functionOf(value: Json): Node | null {
  const name = Object.keys(value)[0] ?? ''
  const argument = single(value, name)
  if (argument === undefined) return null
  if ((name === 'Ref' || name === 'Condition') && typeof argument === 'string')
    return tagged(new Scalar(argument), name)
  if (!name.startsWith('Fn::')) return null
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return tagged(new Scalar(argument.join('.')), 'GetAtt')
  const node = nodeOf(argument)
  if (node.tag) return null
  if (isSeq(node)) node.flow = node.items.every(isShort)
  return isMap(node) ? null : tagged(node, name.slice('Fn::'.length))
}

/** Reads well inside brackets. */
const isShort = (node: unknown): boolean =>
  (isScalar(node) && String(node.value).length < 60) || (isSeq(node) && node.flow === true)

function tagged(node: Node, name: string): Node {
  node.tag = `!${name}`
  return node
}
