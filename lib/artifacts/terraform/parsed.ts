/** What HashiCorp's parser makes of each file, by path: Terraform's JSON syntax. */
export type Parsed = { readonly [file: string]: Json }
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Tree = { readonly [key: string]: Json }

export const tree = (value: Json | undefined): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {}
export const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

export type Found = { kind: 'resource' | 'data'; type: string; name: string; body: Tree }

/** The resources and data sources of a file. */
export function found(root: Tree): Found[] {
  return (['resource', 'data'] as const).flatMap((kind) =>
    Object.entries(tree(root[kind])).flatMap(([type, named]) =>
      Object.entries(tree(named)).flatMap(([name, bodies]) =>
        list(bodies).map((body) => ({ kind, type, name, body: tree(body) })),
      ),
    ),
  )
}

export const addressOf = ({ kind, type, name }: Found) => (kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`)

/** All texts with an expression in them. */
export function expressions(value: Json): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner: Json) => expressions(inner))
}
