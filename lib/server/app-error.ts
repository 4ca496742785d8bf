import type { FieldError } from '@/lib/requirements/parse'

export const STATUS_OF = {
  invalid_request: 400,
  cross_site: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  invalid_document: 422,
  internal_error: 500,
} as const

export type ErrorCode = keyof typeof STATUS_OF

/** Something the caller can do something about. Anything else that is thrown is our own fault and is answered with a bland 500. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { errors?: readonly FieldError[]; extra?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message)
    this.name = 'AppError'
  }
}
