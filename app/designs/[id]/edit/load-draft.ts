import { notFound } from 'next/navigation'
import { cache } from 'react'
import { visitor } from '@/lib/server/access'
import { type Design, findDesign } from '@/lib/server/designs'

/** The visitor's design, read once for the layout and the page in it. */
export const loadDraft = cache(
  async (id: string): Promise<Design> => (await findDesign(await visitor(), id)) ?? notFound(),
)
