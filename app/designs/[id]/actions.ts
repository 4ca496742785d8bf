'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { MakeLinkState } from '@/components/design/share/share-panel'
import { visitor } from '@/lib/server/access'
import { restoreRevision } from '@/lib/server/publish'
import { createShareLink, revokeShareLink } from '@/lib/server/share-links'
import { formatDate } from '@/lib/units/dates'

const checkbox = z.literal('on').optional()
const LinkForm = z.object({
  shows: z.enum(['pinned', 'latest']),
  ends: z.enum(['7', '30', '90', 'never']),
  revision: z.coerce.number().int().min(1),
  cost: checkbox,
  code: checkbox,
  runbooks: checkbox,
})

/** Makes a share link. Its address is in the answer and nowhere else. */
export async function makeLink(id: string, _: MakeLinkState, form: FormData): Promise<MakeLinkState> {
  const [owner, wanted] = [await visitor(), LinkForm.safeParse(Object.fromEntries(form))]
  if (!wanted.success) return { status: 'failed', message: 'Choose what the link shows and when it ends.' }
  const { shows, ends, revision, cost, code, runbooks } = wanted.data
  const made =
    owner &&
    (await createShareLink(owner, id, {
      revision: shows === 'pinned' ? revision : null,
      days: ends === 'never' ? null : Number(ends),
      includes: { cost: cost === 'on', code: code === 'on', runbooks: runbooks === 'on' },
    }))
  if (!made) return { status: 'failed', message: 'There is no such design in this browser.' }
  revalidatePath(`/designs/${id}`, 'layout')
  const { expiresAt } = made.link
  return {
    status: 'made',
    address: `${await origin()}/s/${made.token}`,
    ends: expiresAt === null ? 'It never ends by itself.' : `It ends ${formatDate(expiresAt)}.`,
  }
}

export async function revokeLink(id: string, form: FormData): Promise<void> {
  const [owner, link] = [await visitor(), form.get('link')]
  if (!owner || typeof link !== 'string' || !(await revokeShareLink(owner, id, link))) notFound()
  revalidatePath(`/designs/${id}`, 'layout')
}

/** Brings an earlier revision's answers back as a new revision, planned with today's rules and prices. */
export async function restore(id: string, revision: number): Promise<void> {
  const owner = await visitor()
  const published = owner && (await restoreRevision(owner, id, revision))
  if (!published) notFound()
  if (published.status === 'incomplete') redirect(`/designs/${id}/edit/review?check=1`)
  revalidatePath(`/designs/${id}`, 'layout')
  redirect(`/designs/${id}/revisions#rev-${published.number}`)
}

/** As the visitor wrote it in the address bar: the link is copied from this page to somebody else's. */
async function origin(): Promise<string> {
  const asked = await headers()
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? 'localhost'
  return `${asked.get('x-forwarded-proto') ?? 'http'}://${host}`
}
