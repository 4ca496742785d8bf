'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Canvas, type CanvasControls } from './canvas'
import { Failure } from './failure'
import { Legend } from './legend'
import { OutlineList } from './outline-list'
import { saveSvg } from './save-svg'
import { Toolbar } from './toolbar'
import { useDrawing } from './use-drawing'
import { startOf } from './view'

type DiagramViewerProps = {
  /** Mermaid text from lib/diagram. */
  source: string
  title: string
  /** The same in words: a nested Markdown list from lib/diagram. */
  text: string
}

/**
 * A diagram to look at, move, zoom, copy and take away. The frame has its height from the start: until the drawing is there, without a
 * script and where drawing fails, it holds the list.
 */
export function DiagramViewer({ source, title, text }: DiagramViewerProps) {
  const listId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const canvas = useRef<CanvasControls>(null)
  const { state, retry } = useDrawing(source, frame)
  const [isList, setIsList] = useState(false)
  const [isFullScreen, setIsFullScreen] = useState(false)
  const [scale, setScale] = useState(1)

  useEffect(() => {
    if (isFullScreen) dialog.current?.showModal()
  }, [isFullScreen])

  const drawing = state.status === 'drawn' ? state.drawing : undefined
  const picture = drawing && !isList && (
    <Canvas
      // The frame changes its size, so the view starts afresh.
      key={`${isFullScreen} ${drawing.width} ${drawing.height}`}
      ref={canvas}
      drawing={drawing}
      title={title}
      start={startOf(source)}
      listId={listId}
      isFullScreen={isFullScreen}
      onScale={setScale}
    />
  )
  const toolbar = (isInDialog: boolean) => (
    <Toolbar
      scale={picture ? scale : undefined}
      isList={isList}
      isFullScreen={isInDialog}
      isDrawn={drawing !== undefined}
      source={source}
      onZoomIn={() => canvas.current?.zoomIn()}
      onZoomOut={() => canvas.current?.zoomOut()}
      onFit={() => canvas.current?.fit()}
      onList={() => setIsList(!isList)}
      onSave={() => state.status === 'drawn' && saveSvg(state.paper, title)}
      onFullScreen={() => (isInDialog ? dialog.current?.close() : setIsFullScreen(true))}
    />
  )
  const list = (
    <div
      id={listId}
      hidden={Boolean(picture)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard has to reach it
      tabIndex={0}
      className="size-full overflow-auto p-4 outline-offset-[-3px]! print:h-auto"
    >
      {state.status === 'failed' && <Failure because={state.because} source={source} onRetry={retry} />}
      <OutlineList text={text} />
    </div>
  )

  return (
    <div className="card overflow-hidden rounded-card border border-line bg-surface">
      <div className="no-print needs-script flex min-h-11 items-center border-line border-b px-2">
        <p role="status" className="animate-late px-2 text-ink-3 text-small">
          {state.status === 'waiting' && 'Drawing…'}
        </p>
        {toolbar(false)}
      </div>
      <div ref={frame} className="h-[420px] print:h-auto lg:h-[560px] 2xl:h-[620px]">
        {!isFullScreen && (
          <>
            {picture}
            {list}
          </>
        )}
      </div>
      <Legend source={source} />
      {isFullScreen && (
        <dialog
          ref={dialog}
          aria-label={`${title} diagram, full screen`}
          onClose={() => setIsFullScreen(false)}
          className="fixed inset-0 m-0 flex h-dvh max-h-none w-screen max-w-none flex-col bg-surface text-ink"
        >
          <div className="flex min-h-12 items-center border-line border-b px-3">
            <h2 className="px-2 font-semibold">{title}</h2>
            {toolbar(true)}
          </div>
          <div className="min-h-0 flex-1">
            {picture}
            {list}
          </div>
        </dialog>
      )}
    </div>
  )
}
