import type { Metadata } from 'next'
import { shortRegionName } from '@/components/wizard/region-choices'
import { Review } from '@/components/wizard/review'
import { findRegion } from '@/lib/services/regions-by-provider'
import { toRequirements } from '@/lib/wizard/to-requirements'
import { loadDraft } from '../load-draft'
import { stepTitle } from '../step-title'

type Props = PageProps<'/designs/[id]/edit/review'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, { check }] = [await params, await searchParams]
  const { name, answers } = await loadDraft(id)
  return { title: stepTitle('review', name, check === '1' && toRequirements(answers).errors.length > 0) }
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ id }, { check }] = [await params, await searchParams]
  const { answers, published } = await loadDraft(id)
  const chosen = [answers['platform.region'], answers['platform.regionSecond']]
  const named = chosen.flatMap((region) => {
    const found = typeof region === 'string' ? findRegion(region) : undefined
    return found ? [[found.id, `${shortRegionName(found)} (${found.id})`]] : []
  })
  return (
    <Review
      isChecked={check === '1'}
      nextRevision={(published?.number ?? 0) + 1}
      regionNames={Object.fromEntries(named)}
    />
  )
}
