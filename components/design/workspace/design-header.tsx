import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { TitleBlock, type TitleBlockItem } from '@/components/ui/title-block'

type DesignHeaderProps = {
  id: string
  name: string
  /** "Production design. Published 23 Nov 2026". */
  status: string
  titleBlock: readonly TitleBlockItem[]
  exportMenu: ReactNode
  share: ReactNode
}

export function DesignHeader({ id, name, status, titleBlock, exportMenu, share }: DesignHeaderProps) {
  return (
    <header className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="wrap-anywhere text-h1">{name}</h1>
          <p className="mt-1 text-ink-2">{status}</p>
        </div>
        <div className="no-print flex flex-wrap gap-2 max-sm:[&_.btn]:px-2.5">
          <ButtonLink href={`/designs/${id}/edit/review`} icon={<Pencil />} prefetch={false}>
            Edit answers
          </ButtonLink>
          {exportMenu}
          {share}
        </div>
      </div>
      <TitleBlock items={titleBlock} />
    </header>
  )
}
