import type { Metadata } from 'next'
import { CodeSection } from '@/components/design/code/code-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { proveFiles } from '@/lib/server/prove'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Code' }

export default async function CodePage({ params, searchParams }: PageProps<'/designs/[id]/code'>) {
  const [{ id }, { file }] = [await params, await searchParams]
  const { plan, number } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Code">
      <CodeSection
        artifacts={plan.artifacts}
        proof={proveFiles(plan.artifacts)}
        file={typeof file === 'string' ? file : undefined}
        hrefOf={(path) => `/designs/${id}/code?file=${encodeURIComponent(path)}`}
        archiveHref={`/api/designs/${id}/archive?revision=${number}`}
        downloadHrefOf={(path) => `/api/designs/${id}/files?revision=${number}&path=${encodeURIComponent(path)}`}
      />
    </SectionPage>
  )
}
