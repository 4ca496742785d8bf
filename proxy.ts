import { type NextRequest, NextResponse } from 'next/server'
import { shareLinkStatus } from '@/lib/server/share-links'

/**
 * Runs before every page: gives it a content security policy with a nonce of its own, which Next puts on its scripts and the layout
 * reads from `x-nonce`; and gives the page of a share link that has ended the status 410, which a page cannot give itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)

  const status = (await isEnded(request)) ? 410 : 200
  const response = NextResponse.next({ request: { headers }, status })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

async function isEnded({ nextUrl }: NextRequest): Promise<boolean> {
  const token = /^\/s\/([^/]+)$/.exec(nextUrl.pathname)?.[1]
  return token !== undefined && (await shareLinkStatus(token)) === 'ended'
}

const isDevelopment = process.env.NODE_ENV === 'development'

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    // React compiles its better error messages at run time in development, and only then.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Mermaid writes a style element into every drawing, and an inline style cannot run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export const config = {
  // Neither the build's own files nor the API, whose answers are not pages.
  matcher: ['/((?!api/|_next/static|_next/image|icon\\.svg|favicon\\.ico).*)'],
}
