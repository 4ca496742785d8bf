import type { Artifact } from '@/lib/plan-document'

export type TreeNode = { name: string; path: string; children: TreeNode[] }

/** Paths as nested folders, in the order of the files; a folder's `children` are never empty. */
export function fileTree(artifacts: readonly Pick<Artifact, 'path'>[]): TreeNode[] {
  const root: TreeNode[] = []
  for (const { path } of artifacts) {
    let level = root
    const parts = path.split('/')
    for (const [depth, name] of parts.entries()) {
      const folder = parts.slice(0, depth + 1).join('/')
      let node = level.find((each) => each.path === folder)
      if (!node) {
        node = { name, path: folder, children: [] }
        level.push(node)
      }
      level = node.children
    }
  }
  return root
}
