import { Check, Copy, Download, Expand, ListTree, Minimize2, Scan, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyText } from '@/components/ui/copy-text'
import { IconButton } from './icon-button'

type ToolbarProps = {
  /** Absent while there is nothing to zoom. */
  scale: number | undefined
  isList: boolean
  isFullScreen: boolean
  isDrawn: boolean
  source: string
  onZoomIn: () => void
  onZoomOut: () => void
  onFit: () => void
  onList: () => void
  onSave: () => void
  onFullScreen: () => void
}

export function Toolbar(props: ToolbarProps) {
  const { scale, isList, isFullScreen, isDrawn, source } = props
  const shared = { isInDialog: isFullScreen }
  return (
    <div className="ml-auto flex flex-wrap items-center justify-end gap-0.5">
      {scale !== undefined && (
        <>
          <IconButton {...shared} name="Zoom out" onClick={props.onZoomOut}>
            <ZoomOut />
          </IconButton>
          <span className="min-w-11 text-center text-ink-2 text-small">{Math.round(scale * 100)}%</span>
          <IconButton {...shared} name="Zoom in" onClick={props.onZoomIn}>
            <ZoomIn />
          </IconButton>
          <IconButton {...shared} name="Fit" onClick={props.onFit}>
            <Scan />
          </IconButton>
        </>
      )}
      {isDrawn && (
        <IconButton {...shared} name="View as list" isPressed={isList} onClick={props.onList}>
          <ListTree />
        </IconButton>
      )}
      <CopySource source={source} isInDialog={isFullScreen} />
      {isDrawn && (
        <>
          <IconButton {...shared} name="Download SVG" onClick={props.onSave}>
            <Download />
          </IconButton>
          <IconButton
            {...shared}
            name={isFullScreen ? 'Leave full screen' : 'Full screen'}
            onClick={props.onFullScreen}
          >
            {isFullScreen ? <Minimize2 /> : <Expand />}
          </IconButton>
        </>
      )}
    </div>
  )
}

/** Copies the Mermaid text, and says whether that worked. */
function CopySource({ source, isInDialog }: { source: string; isInDialog: boolean }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), 3_000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <IconButton
        isInDialog={isInDialog}
        name="Copy source"
        onClick={async () => setOutcome((await copyText(source)) ? 'copied' : 'failed')}
      >
        {outcome ? OUTCOMES[outcome].icon : <Copy />}
      </IconButton>
      <span role="status" className="sr-only">
        {outcome && OUTCOMES[outcome].words}
      </span>
    </>
  )
}

const OUTCOMES = {
  copied: { icon: <Check />, words: 'Copied' },
  failed: { icon: <X />, words: 'Could not copy' },
} as const
