import { Document, isMap, isSeq, type Pair, type Scalar, visit, type YAMLMap } from 'yaml'
import { wrap } from '@/lib/text/wrap'

/** What a pipeline file is made of. */
export type Node = string | number | boolean | null | readonly Node[] | { readonly [key: string]: Node }
export type Fields = { readonly [key: string]: Node }

const SAYS = '\u0000says'
const AFTER = '\u0000after'
const LIST = '\u0000list'

/** Lists of a few words, written on one line. */
const SHORT = new Set(['needs', 'branches', 'options', 'dependsOn'])

/** A map with the sentence that is printed above it. */
export const said = (says: string, value: Fields): Fields => ({ [SAYS]: says, ...value })

/** A list with the sentence that is printed above it. */
export const saidList = (says: string, list: readonly Node[]): Fields => ({ [SAYS]: says, [LIST]: list })

/** A text with a remark behind it on its line. */
export const remarked = (text: string, after: string): Node => ({ [AFTER]: [text, after] })

/** YAML as a person writes it: no anchors, commands as blocks, a comment above what needs one, blank lines between what stands at the top. */
export function printYaml(header: readonly string[], value: Fields): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, item) => {
      const pair = item as Pair<Scalar, unknown>
      if (isSeq(pair.value) && SHORT.has(String(pair.key.value))) pair.value.flow = true
      if (!isMap(pair.value)) return
      const after = marked(pair.value, AFTER)
      if (after) {
        const [text, remark] = (after.value as YAMLMap).toJSON() as unknown as [string, string]
        const scalar = document.createNode(text) as Scalar
        scalar.comment = ` ${remark}`
        pair.value = scalar
        return
      }
      const says = marked(pair.value, SAYS)
      if (!says) return
      pair.value.items.shift()
      pair.key.commentBefore = commentOf(says)
      const list = marked(pair.value, LIST)
      if (list) pair.value = list.value
    },
    Map: (key, map) => {
      const says = typeof key === 'number' ? marked(map, SAYS) : undefined
      if (!says) return
      map.items.shift()
      map.commentBefore = commentOf(says)
    },
  })
  if (isMap(document.contents)) spaced(document.contents)
  return `${header.map((line) => `# ${line}`).join('\n')}\n${document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false })}`
}

const marked = (map: YAMLMap, mark: string): Pair<Scalar, unknown> | undefined => {
  const [first] = map.items as Pair<Scalar, unknown>[]
  return first?.key.value === mark ? first : undefined
}

const commentOf = ({ value }: Pair<Scalar, unknown>) =>
  wrap(String((value as Scalar).value), 110)
    .map((line) => ` ${line}`)
    .join('\n')

/** A blank line before each job and each part of the file that is more than a line. */
function spaced(map: YAMLMap): void {
  for (const [index, item] of (map.items as Pair<Scalar, unknown>[]).entries()) {
    if (index > 0 && isMap(item.value)) item.key.spaceBefore = true
    if (item.key.value === 'jobs' && isMap(item.value)) spaced(item.value)
  }
}
