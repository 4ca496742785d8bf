import { refuseOtherSites, visitorOrNew } from '@/lib/server/access'
import { createDesign } from '@/lib/server/designs'
import { route } from '@/lib/server/http'
import { startingAnswers } from '@/lib/server/starting-answers'
import { readPostedForm, seeOther } from '../posted-form'

/** Only a post makes a draft, so that nothing that merely follows links does. */
export const POST = route(async (request) => {
  refuseOtherSites(request)
  const preset = (await readPostedForm(request)).get('preset')
  const start = startingAnswers(typeof preset === 'string' && preset !== '' ? { preset } : {})
  const { id } = await createDesign(await visitorOrNew(), start)
  return seeOther(`/designs/${id}/edit/workload`)
})
