import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { valuesToSet } from '@/lib/artifacts/values-to-set'
import type { PlanDocument } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import type { DesignLinks } from '../links'
import type { ExportLink } from './export-links'

type NextActionsProps = { plan: PlanDocument; links: DesignLinks; exports: readonly ExportLink[]; shareHref: string }

/** What is left to do with a plan, each with the place where it is done. */
export function NextActions({ plan, links, exports, shareHref }: NextActionsProps) {
  const values = valuesToSet(plan.artifacts).length
  const controls = plan.security.filter(({ status }) => status === 'yours').length
  const blockers = plan.findings.filter(({ severity }) => severity === 'blocker').length
  const actions = [
    blockers > 0 && { text: `Settle ${plural(blockers, 'contradiction')} with your answers`, href: '#warnings' },
    plan.assumptions.length > 0 && {
      text: `Check ${plural(plan.assumptions.length, 'assumption')} made for you`,
      href: '#assumptions',
    },
    values > 0 && { text: `Set ${plural(values, 'value')} before the first apply`, href: links.section('code') },
    controls > 0 && {
      text: `Work through ${plural(controls, 'control')} that no code can do`,
      href: links.section('security'),
    },
    plan.migration.applicable && { text: 'Plan the move from what runs now', href: links.section('migration') },
    { text: 'Share it with whoever has to agree', href: shareHref },
  ]
  return (
    <Card as="section" labelledBy="next-actions" className="space-y-4">
      <h3 id="next-actions" className="text-h2">
        Also to do
      </h3>
      <ul className="space-y-1.5">
        {actions.map(
          (action) =>
            action && (
              <li key={action.text}>
                <TextLink href={action.href ?? '#'} className="inline-flex min-h-6 items-center">
                  {action.text}
                </TextLink>
              </li>
            ),
        )}
      </ul>
      <ExportList exports={exports} />
    </Card>
  )
}

function ExportList({ exports }: Pick<NextActionsProps, 'exports'>) {
  return (
    <p className="no-print flex flex-wrap gap-x-4 gap-y-1 border-line border-t pt-3 text-small">
      <span className="text-ink-2">Take it with you:</span>
      {exports.map(({ label, href, isFile }) => (
        <a
          key={label}
          href={href}
          className="link inline-flex min-h-6 items-center"
          {...(isFile && { download: label === 'plan.json' ? label : true })}
        >
          {label}
        </a>
      ))}
    </p>
  )
}
