import type { Control, ThreatModel } from '@/lib/plan-document'
import { ClauseList } from './clause-list'
import { ControlBrowser } from './control-browser'
import { countWords } from './count-words'
import { ThreatModelSection } from './threat-model-section'

type SecuritySectionProps = { controls: readonly Control[]; threatModel?: ThreatModel | undefined }

/** The checklist by area, the threats at each boundary, then what each clause behind it asks. Counts and no score: a score would invite theatre. */
export function SecuritySection({ controls, threatModel }: SecuritySectionProps) {
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">{countWords(controls)}</p>
      <ControlBrowser controls={controls} />
      {threatModel && <ThreatModelSection threatModel={threatModel} />}
      <ClauseList controls={controls} />
    </div>
  )
}
