import type { ReactNode } from 'react'
import { Tooltip } from '@/components/ui/tooltip'

type IconButtonProps = {
  name: string
  onClick: () => void
  children: ReactNode
  isPressed?: boolean | undefined
  /** In a modal dialog a tooltip of ours would lie under it, so the browser shows its own. */
  isInDialog?: boolean | undefined
}

/** 32 px, an icon and a name. */
export function IconButton({ name, onClick, children, isPressed, isInDialog = false }: IconButtonProps) {
  const button = (
    <button
      type="button"
      className="btn btn-ghost btn-compact min-w-8 px-2! aria-pressed:bg-accent-soft aria-pressed:text-accent"
      aria-label={name}
      aria-pressed={isPressed}
      title={isInDialog ? name : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  )
  return isInDialog ? button : <Tooltip label={name}>{button}</Tooltip>
}
