import type { NextConfig } from 'next'

const config: NextConfig = {
  output: 'standalone',
  // Named, because Next would otherwise take a lock file in a folder above for the root and nest the server's path under it.
  outputFileTracingRoot: process.cwd(),
  turbopack: { root: process.cwd() },
  // The parsers load their own WebAssembly from beside their code.
  serverExternalPackages: ['pg', '@cdktn/hcl-tools', '@cdktn/hcl2json'],
  poweredByHeader: false,
  // Types are proved by `npm run check`, of the tests too; whoever only runs the app need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // The content security policy needs a nonce for each request, so it is set in proxy.ts.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      ],
    },
    // The address of a shared design is its key: it goes nowhere, neither by a link followed nor into a search index.
    ...['/s/:path*', '/api/shared/:path*'].map((source) => ({
      source,
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
        { key: 'Cache-Control', value: 'private, no-store' },
      ],
    })),
  ],
}

export default config
