import { redirect } from 'next/navigation'
import { firstUnfinished } from '@/lib/wizard/journey'
import { loadDraft } from './load-draft'

/** Where somebody resumes: the first step that is not finished. */
export default async function EditPage({ params }: PageProps<'/designs/[id]/edit'>) {
  const { id, answers } = await loadDraft((await params).id)
  redirect(`/designs/${id}/edit/${firstUnfinished(answers)}`)
}
