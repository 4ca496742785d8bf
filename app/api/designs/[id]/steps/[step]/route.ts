import { readPostedForm, seeOther } from '@/app/designs/new/posted-form'
import { refuseOtherSites, visitorOrNotFound } from '@/lib/server/access'
import { AppError } from '@/lib/server/app-error'
import { findDesign, saveAnswers } from '@/lib/server/designs'
import { found, type Params, route } from '@/lib/server/http'
import { publishDraft } from '@/lib/server/publish'
import type { Owner } from '@/lib/server/sessions'
import { afterStep } from '@/lib/wizard/after-step'
import type { Answers } from '@/lib/wizard/answers'
import { readForm } from '@/lib/wizard/read-form'
import { findStep, type Step } from '@/lib/wizard/steps'

/** A step posted as a plain form: keeps the answers as typed, also wrong ones, and says where to go on. */
export const POST = route(async (request, { params }: Params<'id' | 'step'>) => {
  refuseOtherSites(request)
  const [{ id, step: slug }, owner] = [await params, await visitorOrNotFound()]
  const step = found(findStep(slug))
  const form = await readPostedForm(request)
  if (step.questions.length === 0) return seeOther(await publish(owner, id, String(form.get('note') ?? '')))
  return seeOther(afterStep(id, step, await save(owner, id, step, form), form))
})

const NOTE_LIMIT = 140

async function publish(owner: Owner, id: string, note: string): Promise<string> {
  const { status } = found(await publishDraft(owner, id, note.trim().slice(0, NOTE_LIMIT)))
  return status === 'published' ? `/designs/${id}` : `/designs/${id}/edit/review?check=1`
}

const ATTEMPTS = 3

/** A plain form knows no version: it changes only what it showed, so it is put on top of whatever the draft has become. */
async function save(owner: Owner, id: string, step: Step, form: FormData): Promise<Answers> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const design = found(await findDesign(owner, id))
    const changes = readForm(form, step.questions, design.answers)
    if (Object.keys(changes).length === 0) return design.answers
    const saved = found(await saveAnswers(owner, id, changes, design.version))
    if (saved.status === 'saved') return found(await findDesign(owner, id)).answers
  }
  throw new AppError('conflict', 'This design is being changed elsewhere at this moment. Go back and try again.')
}
