import { THEME_KEY } from './theme'

/** Runs before the first paint, so that a dark page never flashes white. Without it, or without storage, the system decides. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      // The browser hides a nonce from scripts, so what React finds differs from what it would render.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, no input reaches it.
      dangerouslySetInnerHTML={{ __html: SCRIPT }}
    />
  )
}

const SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
