'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { visitor } from '@/lib/server/access'
import { overrideDecision, removeOverride } from '@/lib/server/override'
import type { Published } from '@/lib/server/publish'
import { replanLatest } from '@/lib/server/replan'

const OverrideForm = z.object({
  topic: z.string().max(40),
  option: z.string().max(40),
  reason: z.string().trim().max(140),
})

/** Insists on an option. Without a reason, or where a limit rules it out, the form comes back and says so. */
export async function override(id: string, form: FormData): Promise<void> {
  const [owner, wanted] = [await visitor(), OverrideForm.safeParse(Object.fromEntries(form))]
  if (!owner || !wanted.success) notFound()
  const { topic, option, reason } = wanted.data
  const again = `/designs/${id}/decisions/override?${new URLSearchParams({ topic, option })}`
  if (reason === '') redirect(`${again}&missing=reason`)
  const published = await overrideDecision(owner, id, { topic, option }, reason)
  if (published?.status === 'excluded') redirect(again)
  shown(id, published, `d-${topic}`)
}

export async function stopInsisting(id: string, form: FormData): Promise<void> {
  const [owner, topic] = [await visitor(), form.get('topic')]
  if (!owner || typeof topic !== 'string') notFound()
  shown(id, await removeOverride(owner, id, topic), `d-${topic}`)
}

/** The latest revision's answers by today's rules and prices, as the next revision. */
export async function planByNewerRules(id: string): Promise<void> {
  const owner = await visitor()
  shown(id, owner && (await replanLatest(owner, id)), 'section-title')
}

/** Leads to the new revision's decision, or to what has to be answered first. */
function shown(id: string, published: Published | undefined, anchor: string): never {
  if (!published) notFound()
  if (published.status === 'incomplete') redirect(`/designs/${id}/edit/review?check=1`)
  revalidatePath(`/designs/${id}`, 'layout')
  redirect(`/designs/${id}/decisions#${anchor}`)
}
