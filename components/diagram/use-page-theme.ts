import { useSyncExternalStore } from 'react'
import type { Theme } from '@/lib/diagram/palette'

/** Which side of the tokens the page shows: the person's choice on the document, else the system's. Light on the server. */
export const usePageTheme = (): Theme => useSyncExternalStore(subscribe, read, () => 'light')

function read(): Theme {
  const { theme } = document.documentElement.dataset
  if (theme === 'light' || theme === 'dark') return theme
  return matchMedia(SYSTEM).matches ? 'dark' : 'light'
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const system = matchMedia(SYSTEM)
  system.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', onChange)
  }
}

const SYSTEM = '(prefers-color-scheme: dark)'
