import { File, FolderOpen } from 'lucide-react'
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

/** Folders and files as nested lists; a file is a link. */
export function FileList({ nodes, current, hrefOf, toSet }: FileListProps) {
  return (
    <ul>
      {nodes.map(({ name, path, children }) => (
        <li key={path}>
          {children.length > 0 ? (
            <>
              <p className={cx(rowClass, 'text-ink-2')}>
                <FolderOpen className="icon" />
                {name}
              </p>
              <div className="pl-4">
                <FileList nodes={children} current={current} hrefOf={hrefOf} toSet={toSet} />
              </div>
            </>
          ) : (
            <FileRow name={name} href={hrefOf(path)} isCurrent={path === current} toSet={toSet.get(path) ?? 0} />
          )}
        </li>
      ))}
    </ul>
  )
}

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
