import type { Artifact, Control, ThreatModel } from '@/lib/plan-document'
import { controlPlaces } from '@/lib/report/control-places'
import { somePlaces } from '@/lib/report/places'
import type { DesignLinks } from '../links'
import { ClauseList } from './clause-list'
import { ControlBrowser, type ControlPlaces } from './control-browser'
import { countWords } from './count-words'
import { ThreatModelSection } from './threat-model-section'

type SecuritySectionProps = {
  controls: readonly Control[]
  threatModel?: ThreatModel | undefined
  /** Undefined where the reader is not shown the code. */
  artifacts: readonly Artifact[] | undefined
  links: DesignLinks
}

/** The checklist by area, the threats at each boundary, then what each clause behind it asks. Counts and no score: a score would invite theatre. */
export function SecuritySection({ controls, threatModel, artifacts, links }: SecuritySectionProps) {
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">{countWords(controls)}</p>
      <ControlBrowser controls={controls} places={placesOf(controls, artifacts ?? [], links)} />
      {threatModel && <ThreatModelSection threatModel={threatModel} />}
      <ClauseList controls={controls} />
    </div>
  )
}

/** The lines that keep each control, ready to be shown: the files themselves stay on the server. */
const placesOf = (controls: readonly Control[], files: readonly Artifact[], links: DesignLinks): ControlPlaces =>
  Object.fromEntries(
    controls.map((control) => {
      const { shown, left } = somePlaces(controlPlaces(files, control))
      return [
        control.id,
        { shown: shown.map(({ path, line }) => ({ words: `${path}:${line}`, href: links.file(path, line) })), left },
      ]
    }),
  )
