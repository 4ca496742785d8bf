import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Theme } from '@/lib/diagram/palette'
import type { Drawing } from './draw-svg'
import { usePageTheme } from './use-page-theme'
import { usePrinting } from './use-printing'

export type DrawingState =
  | { status: 'waiting' }
  /** `paper` is the one for a white page: the light one as soon as there is one. */
  | { status: 'drawn'; drawing: Drawing; paper: Drawing }
  | { status: 'failed'; because: string }

type Kept = { source: string; light?: Drawing | undefined; dark?: Drawing | undefined; because?: string | undefined }

/**
 * Draws the source once the frame is near the screen, and again in the other colours when the theme changes: the old drawing stays until
 * the new one is there. Beside a dark drawing a light one is kept for paper.
 */
export function useDrawing(
  source: string,
  frame: RefObject<HTMLElement | null>,
): { state: DrawingState; retry: () => void } {
  const theme = usePageTheme()
  const isPrinting = usePrinting()
  const isNear = useIsNear(frame)
  const [kept, setKept] = useState<Kept>({ source })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what asks for another try
  useEffect(() => {
    if (!isNear) return
    let isCurrent = true
    const keep = (part: Omit<Kept, 'source'>) => {
      if (isCurrent)
        setKept((before) => ({ ...(before.source === source ? before : {}), because: undefined, ...part, source }))
    }
    const wanted: Theme[] = theme === 'dark' ? ['dark', 'light'] : ['light']
    const drawAll = async () => {
      const { drawSvg } = await import('./draw-svg')
      for (const side of wanted) {
        if (!isCurrent) return
        keep({ [side]: await drawSvg(source, side) })
      }
    }
    drawAll().catch((error: unknown) => keep({ because: error instanceof Error ? error.message : String(error) }))
    return () => {
      isCurrent = false
    }
  }, [source, theme, isNear, attempt])

  const retry = useCallback(() => {
    setKept({ source })
    setAttempt((before) => before + 1)
  }, [source])
  return { state: stateOf(kept, source, isPrinting ? 'light' : theme), retry }
}

function stateOf(kept: Kept, source: string, theme: Theme): DrawingState {
  if (kept.source !== source) return { status: 'waiting' }
  const drawing = kept[theme] ?? kept.light ?? kept.dark
  if (drawing) return { status: 'drawn', drawing, paper: kept.light ?? drawing }
  return kept.because === undefined ? { status: 'waiting' } : { status: 'failed', because: kept.because }
}

/** True from the moment the element first comes within half a screen of what is seen. */
function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!element.current || isNear) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true)
      },
      { rootMargin: '50% 0%' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, isNear])
  return isNear
}
