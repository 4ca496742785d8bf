import { TextLink } from '@/components/ui/text-link'
import { WarningCard } from '@/components/ui/warning-card'
import type { SharedPlan } from '@/lib/plan-shared'
import { SEVERITY_OF } from '../confidence'
import type { DesignLinks } from '../links'

type FindingsProps = { plan: SharedPlan; links: DesignLinks }

/** What contradicts the answers, what is unwise, and what is worth knowing; heaviest first, as the plan has them. */
export function Findings({ plan: { findings, decisions }, links }: FindingsProps) {
  if (findings.length === 0) return <p className="text-ink-2">Nothing speaks against this plan.</p>
  const topics = new Set(decisions.map(({ topic }) => topic))
  return (
    <div className="space-y-3">
      {findings.map(({ code, severity, title, message, remedy, about }) => (
        <WarningCard
          key={`${code} ${message}`}
          severity={SEVERITY_OF[severity]}
          title={title}
          effect={remedy || undefined}
          actions={about
            .filter((name) => topics.has(name))
            .slice(0, 2)
            .map((topic) => (
              <DecisionLink key={topic} href={links.section('decisions', `d-${topic}`)} topic={topic} title={title} />
            ))}
        >
          {message}
        </WarningCard>
      ))}
    </div>
  )
}

function DecisionLink({ href, topic, title }: { href: string | undefined; topic: string; title: string }) {
  if (href === undefined) return null
  return (
    <TextLink href={href} hidden={`(${title})`}>
      Decision on {topic.replaceAll('-', ' ')}
    </TextLink>
  )
}
