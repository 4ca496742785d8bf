import { Card } from '@/components/ui/card'
import { ChecklistItem } from '@/components/ui/checklist-item'
import type { Control } from '@/lib/plan-document'
import { SubHeading } from '../sub-heading'

const AREAS = {
  network: 'Network',
  access: 'Access',
  secrets: 'Secrets',
  encryption: 'Encryption',
  patching: 'Patching',
  scanning: 'Scanning',
  logging: 'Logging',
  backup: 'Backup',
} as const satisfies Record<Control['group'], string>

/** The checklist by area. Counts and no score: a score would invite theatre. */
export function SecuritySection({ controls }: { controls: readonly Control[] }) {
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">{countWords(controls)}</p>
      {Object.entries(AREAS).map(([group, title]) => {
        const members = controls.filter((control) => control.group === group)
        return members.length > 0 && <SecurityArea key={group} group={group} title={title} controls={members} />
      })}
    </div>
  )
}

function SecurityArea({ group, title, controls }: { group: string; title: string; controls: readonly Control[] }) {
  return (
    <section className="space-y-3">
      <SubHeading id={`s-${group}`} title={title} action={<span className="text-ink-2">{countWords(controls)}</span>} />
      <Card as="ul" padding="none" className="break-inside-auto! divide-y divide-line">
        {controls.map(({ id, control, status, you, evidence, resources, frameworks }) => (
          <ChecklistItem
            key={id}
            id={`c-${id}`}
            title={control}
            state={status === 'yours' ? 'you' : status}
            reason={you ?? undefined}
            evidence={evidence ? `${evidence}${resources.length > 0 ? ` (${resources.join(', ')})` : ''}` : undefined}
            tags={frameworks.map(clauseWords)}
          />
        ))}
      </Card>
    </section>
  )
}

/** `soc2 CC6.6` → "SOC 2 CC6.6". */
const clauseWords = (clause: string): string =>
  clause.replace(/^[a-z0-9-]+/, (framework) => FRAMEWORKS[framework] ?? framework)

const FRAMEWORKS: { readonly [framework: string]: string | undefined } = {
  'pci-dss': 'PCI DSS',
  soc2: 'SOC 2',
  gdpr: 'GDPR',
  hipaa: 'HIPAA',
  'iso-27001': 'ISO 27001',
  fedramp: 'FedRAMP',
  dora: 'DORA',
}

/** "31 in the code, 12 for you to do, 2 not needed". */
function countWords(controls: readonly Control[]): string {
  const count = (status: Control['status']) => controls.filter((control) => control.status === status).length
  const [inDesign, yours, notNeeded] = [count('in-design'), count('yours'), count('not-needed')]
  const parts = [
    inDesign > 0 && `${inDesign} in the code`,
    yours > 0 && `${yours} for you to do`,
    notNeeded > 0 && `${notNeeded} not needed`,
  ]
  return parts.filter(Boolean).join(', ')
}
