import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StepForm } from '@/components/wizard/step-form'
import { findStep, questions } from '@/lib/wizard/steps'
import { errorsIn } from '@/lib/wizard/to-requirements'
import { loadDraft } from '../load-draft'
import { stepTitle } from '../step-title'

type Props = PageProps<'/designs/[id]/edit/[step]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id, step }, { check }] = [await params, await searchParams]
  const { name, answers } = await loadDraft(id)
  const isWrong = check === '1' && errorsIn(findStep(step)?.questions ?? [], answers).length > 0
  return { title: stepTitle(step, name, isWrong) }
}

export default async function StepPage({ params, searchParams }: Props) {
  const [{ id, step: slug }, { check, more, from, field }] = [await params, await searchParams]
  await loadDraft(id)
  if (!findStep(slug)) notFound()
  return (
    <StepForm
      key={slug}
      slug={slug}
      isChecked={check === '1'}
      isMore={more === '1'}
      returnTo={from === 'review' ? (questions.find(({ key }) => key === field)?.key ?? 'name') : null}
    />
  )
}
