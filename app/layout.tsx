import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ThemeScript } from '@/components/shell/theme-script'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Groundplan', template: '%s – Groundplan' },
  description: 'Answers about a workload in, a reasoned, priced and drawn cloud architecture out.',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#11151d' },
  ],
}

/** The document only. Each page brings its own header and `main` inside a `SiteShell`. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined

  return (
    // The theme script sets `data-theme` before React arrives, so the attribute may differ from what the server sent.
    <html lang="en-GB" className={`${GeistSans.variable} ${GeistMono.variable} font-sans`} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>
        <div className="page-root">{children}</div>
      </body>
    </html>
  )
}
