import 'server-only'
import { STATUS_CODES } from 'node:http'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Parsed, parseRequirements, parseWith } from '@/lib/requirements/parse'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { AppError, type ErrorCode, STATUS_OF } from './app-error'

/** Wraps a route handler: whatever it throws becomes an answer, once and here. */
export function route<Rest extends unknown[]>(handler: (request: Request, ...rest: Rest) => Promise<Response>) {
  return async (request: Request, ...rest: Rest): Promise<Response> => {
    try {
      return await handler(request, ...rest)
    } catch (error) {
      unstable_rethrow(error) // redirect() and notFound() are Next's own business
      if (error instanceof AppError) return problem(error)
      console.error(error)
      return problem(new AppError('internal_error', 'Something went wrong on our side. Nothing you sent was stored.'))
    }
  }
}

/** RFC 9457 (read 2026-11-23). With type "about:blank", which is left out, the title is the status's own name. */
function problem({ code, message, details: { errors, extra } }: AppError): Response {
  const status = STATUS_OF[code]
  const body = { title: STATUS_CODES[status], status, code, detail: message, ...(errors && { errors }), ...extra }
  return Response.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

/** For lookups that may miss: a miss is a 404 here, which says no more than that there is nothing for this visitor. */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AppError('not_found', 'There is nothing here, or it is not yours.')
  return value
}

/** What Next hands a handler beside the request. */
export type Params<Name extends string> = { params: Promise<Record<Name, string>> }

const BODY_LIMIT = 256 * 1024 // bytes

/** The body as JSON of that schema; anything else is refused with each fault named. */
export const readBody = async <Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> =>
  accept(parseWith(schema, parseJson(await readText(request))))

/** The same for requirements.json, whose fields are also held against one another. */
export const readRequirements = async (request: Request): Promise<RequirementsDocument> =>
  accept(parseRequirements(parseJson(await readText(request))))

const accept = <T>(parsed: Parsed<T>): T => acceptAs('invalid_document', parsed)

/** For what stands in the address. */
export const acceptQuery = <T>(parsed: Parsed<T>): T => acceptAs('invalid_request', parsed)

function acceptAs<T>(code: ErrorCode, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new AppError(code, 'What was sent does not fit.', { errors: parsed.errors })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = text.trim() === '' ? 'The body is empty.' : `The body is not JSON: ${(error as Error).message}`
    throw new AppError('invalid_request', message, { errors: [{ path: '', message }] })
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new AppError('too_large', `The body is larger than ${BODY_LIMIT / 1024} KiB.`)
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw tooLarge
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  // Counted while it arrives: a chunked body does not say its length beforehand.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > BODY_LIMIT) throw tooLarge
    text += decode(decoder, chunk)
  }
  return text + decode(decoder)
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new AppError('invalid_request', 'The body is not UTF-8.')
  }
}
