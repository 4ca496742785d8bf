'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { PROVIDERS } from '@/lib/requirements/schema'
import { visitor } from '@/lib/server/access'
import { setDiscount } from '@/lib/server/discounts'
import type { Published } from '@/lib/server/publish'
import { parseNumber } from '@/lib/wizard/numbers'

/** `aws/ec2`, `aws/` or `/`: what a discount is on. */
const On = z
  .string()
  .max(80)
  .regex(/^[a-z]*\/[a-z0-9-]*$/)
  .transform((text) => {
    const [named, service] = text.split('/')
    const provider = PROVIDERS.find((known) => known === named)
    return { ...(provider && { provider }), ...(service && { service }) }
  })

/** A percentage that cannot be read, or is none, brings the form back. */
export async function saveDiscount(id: string, form: FormData): Promise<void> {
  const [owner, on] = [await visitor(), On.safeParse(form.get('on'))]
  if (!owner || !on.success) notFound()
  const percent = parseNumber(String(form.get('percent') ?? ''))
  if (percent === undefined || percent < 0 || percent > 100) redirect(`/designs/${id}/cost?wrong=percent#discounts`)
  shown(id, await setDiscount(owner, id, on.data, percent))
}

export async function removeDiscount(id: string, form: FormData): Promise<void> {
  const [owner, on] = [await visitor(), On.safeParse(form.get('on'))]
  if (!owner || !on.success) notFound()
  shown(id, await setDiscount(owner, id, on.data, null))
}

function shown(id: string, published: Published | undefined): never {
  if (!published) notFound()
  if (published.status === 'incomplete') redirect(`/designs/${id}/edit/review?check=1`)
  revalidatePath(`/designs/${id}`, 'layout')
  redirect(`/designs/${id}/cost#discounts`)
}
