import Ajv, { type ValidateFunction } from 'ajv'
import { parseAllDocuments } from 'yaml'
import type { Artifact } from '../artifact'
import kinds from './kinds.schema.json' with { type: 'json' }
import type { Manifest } from './manifest'

const schemas: { properties: object; definitions: object } = kinds
const ajv = new Ajv({ strict: false })
ajv.addSchema({ ...schemas, $id: 'kinds' })

const validators = new Map<string, ValidateFunction | undefined>()
function validatorOf(key: string): ValidateFunction | undefined {
  if (!validators.has(key))
    validators.set(
      key,
      key in schemas.properties ? ajv.getSchema(`kinds#/properties/${key.replaceAll('/', '~1')}`) : undefined,
    )
  return validators.get(key)
}

/** What is wrong with a manifest by the strict schema of its kind. */
export function schemaErrors(manifest: Manifest): string[] {
  const key = `${manifest.apiVersion}/${manifest.kind}`
  const validate = validatorOf(key)
  if (!validate) return [`no schema for ${key}`]
  if (validate(manifest)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${key}${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

/** All manifests of a file, read by the rules of YAML 1.1, as the cluster's tools do. */
export function parseManifests({ path, content }: Pick<Artifact, 'path' | 'content'>): Manifest[] {
  return parseAllDocuments(content, { version: '1.1' }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`)
    return document.toJS() as Manifest
  })
}

/** A second opinion: the models check quantities, names and the rest that a type can't say. */
export async function modelErrors(manifest: Manifest): Promise<string[]> {
  const { apiVersion, kind } = manifest
  const package_ = apiVersion.startsWith('argoproj.io')
    ? '@kubernetes-models/argo-rollouts'
    : apiVersion.startsWith('keda.sh')
      ? '@kubernetes-models/keda'
      : 'kubernetes-models'
  if (!(`${apiVersion}/${kind}` in schemas.properties) || BY_HAND.test(apiVersion)) return []
  const models = (await import(`${package_}/${apiVersion}`)) as { [kind: string]: new (data: object) => Model }
  const Kind = models[kind]
  if (!Kind) return [`no model for ${apiVersion} ${kind}`]
  try {
    new Kind(manifest).validate()
    return []
  } catch (error) {
    return [`${kind} ${manifest.metadata.name}: ${error instanceof Error ? error.message : error}`]
  }
}

type Model = { validate: () => void }
const BY_HAND = /^(gateway\.|elbv2\.|external-secrets\.|kustomize\.)/

type Tree = { readonly [key: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** As kustomize merges what overlays patch here: objects by key, everything else replaced. */
export function merge(base: Tree, patch: Tree): Tree {
  const merged: { [key: string]: unknown } = { ...base }
  for (const [key, value] of Object.entries(patch)) {
    const own = merged[key]
    merged[key] = isTree(own) && isTree(value) ? merge(own, value) : value
  }
  return merged
}

type Kustomization = {
  resources: string[]
  patches?: { path: string }[]
  images?: { name: string; newName: string; digest: string }[]
}

const idOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`

/** What `kustomize build` would print for an overlay. Throws where a file, a patch's target or an image's container is missing. */
export function build(files: readonly Artifact[], folder: string): Manifest[] {
  const find = (path: string) => {
    const file = files.find((candidate) => candidate.path === path)
    if (!file) throw new Error(`${path} is missing`)
    return file
  }
  const [read] = parseManifests(find(`${folder}/kustomization.yaml`))
  const kustomization = read as unknown as Kustomization
  const resources = kustomization.resources.flatMap((name) =>
    name.endsWith('.yaml') ? parseManifests(find(`${folder}/${name}`)) : build(files, resolve(folder, name)),
  )
  const byId = new Map<string, Manifest>()
  for (const manifest of resources) {
    if (byId.has(idOf(manifest))) throw new Error(`${idOf(manifest)} stands there twice`)
    byId.set(idOf(manifest), manifest)
  }
  for (const { path } of kustomization.patches ?? []) {
    for (const patch of parseManifests(find(`${folder}/${path}`))) {
      const target = byId.get(idOf(patch))
      if (!target || target.apiVersion !== patch.apiVersion) throw new Error(`${path}: no ${idOf(patch)} to patch`)
      byId.set(idOf(patch), merge(target, patch) as Manifest)
    }
  }
  const images = new Map((kustomization.images ?? []).map((image) => [image.name, image]))
  const built = [...byId.values()].map((manifest) => withImages(manifest, images) as Manifest)
  for (const { name, newName, digest } of images.values())
    if (!JSON.stringify(built).includes(`${newName}@${digest}`)) throw new Error(`no container has the image ${name}`)
  return built
}

function withImages(value: unknown, images: ReadonlyMap<string, { newName: string; digest: string }>): unknown {
  if (Array.isArray(value)) return value.map((item) => withImages(item, images))
  if (!isTree(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => {
      const image = key === 'image' && typeof own === 'string' ? images.get(own) : undefined
      return [key, image ? `${image.newName}@${image.digest}` : withImages(own, images)]
    }),
  )
}

function resolve(folder: string, name: string): string {
  const parts = folder.split('/')
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
