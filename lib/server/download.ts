import 'server-only'
import type { PlanDocument } from '@/lib/plan-document'

/** `orders-api-r4.md`: whose it is and which revision, in characters that every file system takes. */
export const fileName = ({ design }: Pick<PlanDocument, 'design'>, revision: number, extension: string): string =>
  `${design.slug.replaceAll(/[^a-z0-9-]/g, '') || 'design'}-r${revision}.${extension}`

/** Something to save rather than to show. */
export const download = (body: BodyInit, name: string, type: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
