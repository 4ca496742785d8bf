'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** The browser's own print has the same effect, so nothing is lost without a script. */
export function PrintButton() {
  return (
    <Button size="compact" icon={<Printer />} className="needs-script" onClick={() => print()}>
      Print
    </Button>
  )
}
