import type { Control } from '@/lib/plan-document'
import { ClauseList } from './clause-list'
import { ControlBrowser } from './control-browser'
import { countWords } from './count-words'

/** The checklist by area, then what each clause behind it asks. Counts and no score: a score would invite theatre. */
export function SecuritySection({ controls }: { controls: readonly Control[] }) {
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">{countWords(controls)}</p>
      <ControlBrowser controls={controls} />
      <ClauseList controls={controls} />
    </div>
  )
}
