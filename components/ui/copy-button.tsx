'use client'

import { Check, Copy, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './button'
import { copyText } from './copy-text'

type CopyButtonProps = {
  text: string
  label?: string | undefined
  /** Read out after the label where there are many: "Copy" + "modules/network/main.tf". */
  hidden?: string | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}

export function CopyButton({ text, label = 'Copy', hidden, variant = 'secondary', size = 'default' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), 3_000)
    return () => clearTimeout(timer)
  }, [outcome])

  const { icon, words } = outcome ? OUTCOMES[outcome] : { icon: <Copy />, words: label }
  return (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      className="needs-script"
      onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'failed')}
    >
      <span aria-live="polite">{words}</span>
      {hidden && <span className="sr-only"> {hidden}</span>}
    </Button>
  )
}

const OUTCOMES = {
  copied: { icon: <Check />, words: 'Copied' },
  failed: { icon: <X />, words: 'Could not copy' },
} as const
