'use client'

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch'
import type { Drawing } from './draw-svg'
import { IconButton } from './icon-button'
import { clamp, fitted, MAX_SCALE, MIN_SCALE, opening, type Start, type View } from './view'

export type CanvasControls = { zoomIn: () => void; zoomOut: () => void; fit: () => void }

type CanvasProps = {
  drawing: Drawing
  title: string
  start: Start
  /** Says the same in words. */
  listId: string
  isFullScreen: boolean
  onScale: (scale: number) => void
  ref: Ref<CanvasControls>
}

const STEP = 1.25
const PAN = 40
const PAN_FAR = 200

/** An arrow moves what is seen its way, so the drawing goes the other way. */
const MOVES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [1, 0]],
  ['ArrowRight', [-1, 0]],
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
])

/**
 * The drawing, to be moved and zoomed. A plain wheel and one finger scroll the page past it; Ctrl or Cmd with the wheel zooms, two fingers
 * move and zoom. In full screen there is no page behind it, so one finger moves the drawing and buttons do too.
 */
export function Canvas({ drawing, title, start, listId, isFullScreen, onScale, ref }: CanvasProps) {
  const transform = useRef<ReactZoomPanPinchRef>(null)
  const frame = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [isTouch, setIsTouch] = useState(false)
  /** As it was last placed by itself; whoever moved it since is left alone. */
  const placed = useRef<View | null>(null)

  const show = ({ x, y, scale }: View, milliseconds: number) =>
    transform.current?.setTransform(x, y, scale, milliseconds)
  const zoomBy = (factor: number) => {
    if (!frame.current || !transform.current) return
    const { left, top, width, height } = frame.current.getBoundingClientRect()
    const scale = clamp(transform.current.state.scale * factor)
    transform.current.zoomToPoint(scale, left + width / 2, top + height / 2, motion())
  }
  const panBy = (x: number, y: number) => transform.current?.panBy(x, y, motion())
  const fitAll = () => {
    if (frame.current) show(fitted(sizeOf(frame.current), drawing), motion())
  }

  useImperativeHandle(ref, () => ({ zoomIn: () => zoomBy(STEP), zoomOut: () => zoomBy(1 / STEP), fit: fitAll }))

  const place = () => {
    if (!frame.current) return
    placed.current = opening(sizeOf(frame.current), drawing, start)
    show(placed.current, 0)
  }

  // A drawing in other colours has the same size, so whoever had moved it finds it where it was.
  useEffect(() => {
    content.current?.replaceChildren(drawing.svg)
    if (!placed.current) place()
  })

  // A phone that is turned, a window that is made narrower.
  const onResize = useEffectEvent(() => {
    const now = transform.current?.state
    if (placed.current && now && isAt(placed.current, now)) place()
  })
  useEffect(() => {
    if (!frame.current) return
    const watch = new ResizeObserver(() => onResize())
    watch.observe(frame.current)
    return () => watch.disconnect()
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const [x, y] = MOVES.get(event.key) ?? [0, 0]
    const far = event.shiftKey ? PAN_FAR : PAN
    if (x !== 0 || y !== 0) panBy(x * far, y * far)
    else if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') fitAll()
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, and this is a picture that is moved by keys
    <div
      ref={frame}
      role="group"
      aria-label={`${title} diagram. Arrow keys move it, plus and minus zoom, 0 fits it.`}
      aria-details={listId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys, so it takes focus
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDownCapture={({ pointerType }) => setIsTouch(pointerType === 'touch')}
      className="relative size-full overflow-hidden outline-offset-[-3px]! print:h-auto print:overflow-visible"
    >
      <TransformWrapper
        ref={transform}
        minScale={MIN_SCALE}
        maxScale={MAX_SCALE}
        limitToBounds={false}
        smooth
        wheel={{ activationKeys: (keys) => keys.includes('Control') || keys.includes('Meta'), step: 0.004 }}
        trackPadPanning={{ disabled: true }}
        panning={{ disabled: isTouch && !isFullScreen, velocityDisabled: true }}
        pinch={{ allowPanning: true }}
        doubleClick={{ disabled: true }}
        autoAlignment={{ disabled: true }}
        zoomAnimation={{ disabled: true }}
        onTransform={(_, { scale }) => onScale(scale)}
      >
        <TransformComponent
          wrapperClass="size-full! print:h-auto! print:overflow-visible!"
          wrapperStyle={{ touchAction: isFullScreen ? 'none' : 'pan-x pan-y', cursor: 'grab' }}
          contentClass="print:transform-none! print:w-full! [&_svg]:max-w-none print:[&_svg]:h-auto print:[&_svg]:max-w-full"
        >
          <div ref={content} style={{ width: drawing.width, height: drawing.height }} className="print:size-auto!" />
        </TransformComponent>
      </TransformWrapper>
      {isFullScreen && (
        <div className="no-print absolute right-3 bottom-3 flex rounded-control border border-line bg-raised shadow-float">
          <IconButton isInDialog name="Move left" onClick={() => panBy(PAN_FAR, 0)}>
            <ArrowLeft />
          </IconButton>
          <IconButton isInDialog name="Move up" onClick={() => panBy(0, PAN_FAR)}>
            <ArrowUp />
          </IconButton>
          <IconButton isInDialog name="Move down" onClick={() => panBy(0, -PAN_FAR)}>
            <ArrowDown />
          </IconButton>
          <IconButton isInDialog name="Move right" onClick={() => panBy(-PAN_FAR, 0)}>
            <ArrowRight />
          </IconButton>
        </div>
      )}
    </div>
  )
}

const isAt = ({ x, y, scale }: View, now: { positionX: number; positionY: number; scale: number }) =>
  Math.abs(now.positionX - x) < 1 && Math.abs(now.positionY - y) < 1 && Math.abs(now.scale - scale) < 0.001

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })

/** Milliseconds a move may take; none where the person asked for less motion. */
const motion = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)
