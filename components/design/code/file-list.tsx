import { File, Folder, FolderOpen } from 'lucide-react'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import type { TreeNode } from './file-tree'

type FileListProps = {
  nodes: readonly TreeNode[]
  current: string
  hrefOf: (path: string) => string
  /** How many values are to be set in a file. */
  toSet: ReadonlyMap<string, number>
}

/** Folders and files as nested lists: a folder opens and closes, and is open where the file in view is; a file is a link. */
export function FileList({ nodes, current, hrefOf, toSet }: FileListProps) {
  return (
    <ul>
      {nodes.map(({ name, path, children }) => (
        <li key={path}>
          {children.length > 0 ? (
            <details className="group/folder" open={current.startsWith(`${path}/`)}>
              <summary className={cx(rowClass, 'cursor-pointer list-none text-ink-2 hover:bg-sunken')}>
                <Folder className="icon group-open/folder:hidden" />
                <FolderOpen className="icon hidden group-open/folder:block" />
                <span className="wrap-anywhere min-w-0 flex-1">{name}</span>
                <FolderCount nodes={children} toSet={toSet} />
              </summary>
              <div className="pl-4">
                <FileList nodes={children} current={current} hrefOf={hrefOf} toSet={toSet} />
              </div>
            </details>
          ) : (
            <FileRow name={name} href={hrefOf(path)} isCurrent={path === current} toSet={toSet.get(path) ?? 0} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a closed folder holds, so that nothing to set hides in one. */
function FolderCount({ nodes, toSet }: { nodes: readonly TreeNode[]; toSet: ReadonlyMap<string, number> }) {
  const paths = filesBelow(nodes)
  const open = paths.reduce((sum, path) => sum + (toSet.get(path) ?? 0), 0)
  return (
    <span className="group-open/folder:hidden">
      {open > 0 ? <Chip tone="warn">{open} to set</Chip> : <span className="text-label">{paths.length}</span>}
    </span>
  )
}

const filesBelow = (nodes: readonly TreeNode[]): string[] =>
  nodes.flatMap(({ path, children }) => (children.length > 0 ? filesBelow(children) : [path]))

type FileRowProps = { name: string; href: string; isCurrent: boolean; toSet: number }

function FileRow({ name, href, isCurrent, toSet }: FileRowProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isCurrent ? 'page' : undefined}
      className={cx(rowClass, isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken')}
    >
      <File className="icon" />
      <span className="wrap-anywhere min-w-0 flex-1">{name}</span>
      {toSet > 0 && <Chip tone="warn">{toSet} to set</Chip>}
    </Link>
  )
}

const rowClass = 'flex min-h-8 items-center gap-2 rounded-control px-2 font-mono text-small'
