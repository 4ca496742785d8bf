import { AppError } from '@/lib/server/app-error'

const FORM_LIMIT = 256 * 1024 // bytes, as for every other body

/** A form as a browser posts it. Browsers always say how long it is, so whatever does not is no browser. */
export async function readPostedForm(request: Request): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isFinite(length)) throw new AppError('invalid_request', 'A form must say its Content-Length.')
  if (length > FORM_LIMIT) throw new AppError('too_large', `The form is larger than ${FORM_LIMIT / 1024} KiB.`)
  try {
    return await request.formData()
  } catch {
    throw new AppError('invalid_request', 'The body is not a form.')
  }
}

/** To a page, after a post: reloading it posts nothing again. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location } })
