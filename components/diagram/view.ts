/** Where a drawing stands in its frame: `scale` 1 is its own size, `x` and `y` its corner in pixels of the frame. */
export type View = { x: number; y: number; scale: number }
export type Size = { width: number; height: number }
/** Where reading starts: at the left of a picture that runs to the right, at the top of one that runs down. */
export type Start = 'left' | 'top' | 'corner'

export const MIN_SCALE = 0.25
export const MAX_SCALE = 4
/** Below this, labels of 14 px are smaller than 8. */
export const READABLE_SCALE = 0.6

/** The whole drawing in the middle of its frame, never larger than its own size. */
export function fitted(frame: Size, drawing: Size): View {
  const scale = clamp(Math.min(1, frame.width / drawing.width, frame.height / drawing.height))
  return {
    scale,
    x: (frame.width - drawing.width * scale) / 2,
    y: (frame.height - drawing.height * scale) / 2,
  }
}

/** Fitted where that is readable; else at a readable size where reading starts, to be moved from there. */
export function opening(frame: Size, drawing: Size, start: Start): View {
  const fit = fitted(frame, drawing)
  if (fit.scale >= READABLE_SCALE) return fit
  const scale = READABLE_SCALE
  const middleX = (frame.width - drawing.width * scale) / 2
  const middleY = (frame.height - drawing.height * scale) / 2
  return {
    scale,
    x: start === 'top' ? middleX : Math.max(0, middleX),
    y: start === 'left' ? middleY : Math.max(0, middleY),
  }
}

export function startOf(source: string): Start {
  if (source.startsWith('flowchart LR')) return 'left'
  return source.startsWith('flowchart') ? 'top' : 'corner'
}

export const clamp = (scale: number): number => Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale))
