import { SiteShell } from '@/components/shell/site-shell'
import { DraftProvider } from '@/components/wizard/draft-provider'
import { PANEL_PARTS, type PanelPlan, panelPlan, plannable } from '@/components/wizard/panel-plan'
import { SaveAndExit } from '@/components/wizard/save-and-exit'
import { DraftSaveStatus } from '@/components/wizard/save-bars'
import { WizardFrame } from '@/components/wizard/wizard-frame'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { parseRequirements } from '@/lib/requirements/parse'
import { findScenario } from '@/lib/scenarios/scenarios'
import type { Answers } from '@/lib/wizard/answers'
import { answersFrom } from '@/lib/wizard/answers-from'
import { toRequirements } from '@/lib/wizard/to-requirements'
import { loadDraft } from './load-draft'

/** Holds the draft and the plan so far while the steps inside it change. */
export default async function EditLayout({ params, children }: LayoutProps<'/designs/[id]/edit'>) {
  const { id, name, answers, version, preset } = await loadDraft((await params).id)
  const scenario = preset === null ? undefined : findScenario(preset)
  const presetAnswers = scenario ? answersFrom(scenario.document) : {}
  const actions = (
    <>
      <DraftSaveStatus />
      <SaveAndExit />
    </>
  )

  return (
    <DraftProvider {...{ id, answers, version }} preset={presetAnswers} initialPlan={planOf(answers)}>
      <SiteShell trail={name} actions={actions} hasFooter={false}>
        <WizardFrame>{children}</WizardFrame>
      </SiteShell>
    </DraftProvider>
  )
}

function planOf(answers: Answers): PanelPlan | null {
  const parsed = parseRequirements(plannable(toRequirements(answers).document))
  if (!parsed.ok) return null
  return panelPlan(planParts(parsed.value, catalog, PANEL_PARTS) as PlanDocument)
}
